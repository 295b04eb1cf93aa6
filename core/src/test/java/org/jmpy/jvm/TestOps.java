package org.jmpy.jvm;

import org.jmpy.ir.Effect;
import org.jmpy.ir.MicroOp;

import java.util.Arrays;

/** Micro-ops for the tests of the backend. */
public final class TestOps {
    private TestOps() {}

    /** Something with state that calls change, so that their order shows. */
    public static final class Cell implements Comparable<Cell> {
        private long content;

        public long content() {
            return content;
        }

        public Cell set(long value) {
            content = value;
            return this;
        }

        public void add(double value, boolean negative) {
            content = 31 * content + (long) value + (negative ? 1 : 0);
        }

        /** Throws each third time. */
        public Object maybe(Object value) {
            content++;
            if (content % 3 == 0) {
                throw new Thrown(content);
            }
            return value == null ? this : value;
        }

        public long maybeLong(long a, double b) {
            content += a;
            if ((content & 1) != 0) {
                throw new Thrown(content);
            }
            return content + (long) b;
        }

        /** Throws what is not positive, which is no {@link Thrown} if it is zero. */
        public void check(long a) {
            content += a;
            if (a == 0) {
                throw new IllegalArgumentException("zero");
            }
            if (a < 0) {
                throw new Thrown(content);
            }
        }

        @Override
        public int compareTo(Cell other) {
            return Long.compare(content, other.content);
        }
    }

    /** What the operations throw. */
    public static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown(long reason) {
            super("thrown " + reason, null, false, false);
        }
    }

    public static long mix(long a, long b) {
        return a * 31 + b;
    }

    public static double scale(long a, double b) {
        return a * b;
    }

    public static boolean less(double a, long b, boolean or) {
        return a < b || or;
    }

    public static Object pick(Object a, boolean first, Object b) {
        return first ? a : b;
    }

    /** {@return both as a text, of exceptions the message} */
    public static Object pair(Object a, Object b) {
        return shown(a) + ", " + shown(b);
    }

    private static Object shown(Object a) {
        return a instanceof Thrown thrown ? thrown.getMessage() : a;
    }

    public static Cell cell(Object a, long seed) {
        return a instanceof Cell cell ? cell : new Cell().set(seed);
    }

    public static long content(Cell cell, long more) {
        return cell.content() + more;
    }

    public static Object text(Object first, long number, Object[] rest) {
        return first + " " + number + " " + Arrays.toString(rest);
    }

    static MicroOp mix() {
        return MicroOp.of(TestOps.class, "mix", Effect.PURE, false, null);
    }

    static MicroOp pick() {
        return MicroOp.of(TestOps.class, "pick", Effect.PURE, false, null);
    }

    static MicroOp pair() {
        return MicroOp.of(TestOps.class, "pair", Effect.PURE, false, null);
    }

    static MicroOp of(String name, Effect effect) {
        return MicroOp.of(TestOps.class, name, effect, false, null);
    }

    static MicroOp cell(String name, Effect effect, boolean raises) {
        return MicroOp.of(Cell.class, name, effect, raises, null);
    }
}
