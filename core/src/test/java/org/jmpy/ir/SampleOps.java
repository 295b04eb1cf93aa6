package org.jmpy.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Micro-ops of each effect and role, for tests, on an invented heap. */
public final class SampleOps {
    private SampleOps() {}

    /** The heap: two parts of memory, a log of what was written, objects that escaped. */
    public static final class Heap {
        long a = 3;
        long b = 5;
        final Map<Long, Long> slots = new TreeMap<>();
        final List<String> log = new ArrayList<>();
        final List<Object> kept = new ArrayList<>();
    }

    /** An object that can change. */
    public static final class Cell {
        long x;
        Object y;

        Cell(long x, Object y) {
            this.x = x;
            this.y = y;
        }
    }

    /** An object that cannot. */
    public record Pair(Object left, Object right) {}

    /** An object without a role. */
    public static final class Plain {
        final long n;

        Plain(long n) {
            this.n = n;
        }
    }

    /** What raising micro-ops raise. */
    public static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;

        Raised(String message) {
            super(message, null, false, false);
        }
    }

    public static long mix(long x, long y) {
        return x * 31 + y;
    }

    public static boolean isOdd(long x) {
        return (x & 1) != 0;
    }

    public static long divide(long x, long y) {
        if (y == 0) {
            throw new Raised("divide");
        }
        return x / y;
    }

    public static long readA(Heap heap) {
        return heap.a;
    }

    public static long readB(Heap heap) {
        return heap.b;
    }

    public static long readAny(Heap heap) {
        return heap.a * 7 + heap.b;
    }

    public static long readOdd(Heap heap, long x) {
        if (((heap.a + x) & 1) == 0) {
            throw new Raised("even");
        }
        return heap.a + x;
    }

    public static void writeA(Heap heap, long x) {
        heap.a = x;
        heap.log.add("a=" + x);
    }

    public static void writeB(Heap heap, long x) {
        if ((x & 7) == 7) {
            throw new Raised("b");
        }
        heap.b = x;
        heap.log.add("b=" + x);
    }

    public static void writeAny(Heap heap) {
        heap.a += 1;
        heap.b += 2;
    }

    /** Keeps the object, changes one that was kept before. */
    public static long escape(Heap heap, Object object) {
        heap.log.add("escape");
        heap.kept.add(object);
        heap.a ^= 1;
        heap.slots.merge(1L, 1L, Long::sum);
        heap.b += 1;
        for (Object o : heap.kept) {
            if (o instanceof Cell cell) {
                cell.x += 100;
            }
        }
        if (heap.log.size() % 5 == 4) {
            throw new Raised("escape");
        }
        return heap.log.size();
    }

    public static long slot(Heap heap, long number) {
        return heap.slots.getOrDefault(number, number);
    }

    public static void putSlot(Heap heap, long number, long content) {
        heap.slots.put(number, content);
    }

    public static void clearSlots(Heap heap) {
        heap.slots.clear();
    }

    public static Object plain(long n) {
        return new Plain(n);
    }

    public static Cell cell(long x, Object y) {
        return new Cell(x, y);
    }

    public static long cellX(Object cell) {
        return ((Cell) cell).x;
    }

    public static Object cellY(Object cell) {
        return ((Cell) cell).y;
    }

    public static void putCellX(Object cell, long x) {
        ((Cell) cell).x = x;
    }

    public static void putCellY(Object cell, Object y) {
        ((Cell) cell).y = y;
    }

    public static Pair pair(Object left, Object right) {
        return new Pair(left, right);
    }

    public static Object pairAt(Object pair, long index) {
        Pair p = (Pair) pair;
        return index == 0 ? p.left : index == 1 ? p.right : null;
    }

    private static MicroOp op(String name, Effect effect, boolean raises, String memory) {
        return MicroOp.of(SampleOps.class, name, effect, raises, memory);
    }

    static final ObjectKind CELL =
            new ObjectKind(
                    "cell",
                    Cell.class,
                    List.of(
                            new ObjectKind.Field(Type.INT, "cell.x"),
                            new ObjectKind.Field(Type.REF, "cell.y")));
    static final ObjectKind PAIR =
            new ObjectKind(
                    "pair",
                    Pair.class,
                    List.of(
                            new ObjectKind.Field(Type.REF, null),
                            new ObjectKind.Field(Type.REF, null)));

    static final MicroOp MIX = op("mix", Effect.PURE, false, null);
    static final MicroOp IS_ODD = op("isOdd", Effect.PURE, false, null);
    static final MicroOp DIVIDE = op("divide", Effect.PURE, true, null);
    static final MicroOp READ_A = op("readA", Effect.READS, false, "a");
    static final MicroOp READ_B = op("readB", Effect.READS, false, "b");
    static final MicroOp READ_ANY = op("readAny", Effect.READS, false, null);
    static final MicroOp READ_ODD = op("readOdd", Effect.READS, true, "a");
    static final MicroOp WRITE_A = op("writeA", Effect.WRITES, false, "a");
    static final MicroOp WRITE_B = op("writeB", Effect.WRITES, true, "b");
    static final MicroOp WRITE_ANY = op("writeAny", Effect.WRITES, false, null);
    static final MicroOp ESCAPE = op("escape", Effect.ESCAPES, true, null);
    static final ObjectKind SLOTS = new ObjectKind("slots", Heap.class, List.of());
    static final MicroOp SLOT =
            op("slot", Effect.READS, false, "slots").with(new Role.GetAt(SLOTS));
    static final MicroOp PUT_SLOT =
            op("putSlot", Effect.WRITES, false, "slots").with(new Role.PutAt(SLOTS));
    static final MicroOp CLEAR_SLOTS = op("clearSlots", Effect.WRITES, false, "slots");
    static final MicroOp PLAIN = op("plain", Effect.ALLOCATES, false, null);
    static final MicroOp NEW_CELL =
            op("cell", Effect.ALLOCATES, false, null).with(new Role.Make(CELL));
    static final MicroOp CELL_X =
            op("cellX", Effect.READS, false, "cell.x").with(new Role.Get(CELL, 0));
    static final MicroOp CELL_Y =
            op("cellY", Effect.READS, false, "cell.y").with(new Role.Get(CELL, 1));
    static final MicroOp PUT_CELL_X =
            op("putCellX", Effect.WRITES, false, "cell.x").with(new Role.Put(CELL, 0));
    static final MicroOp PUT_CELL_Y =
            op("putCellY", Effect.WRITES, false, "cell.y").with(new Role.Put(CELL, 1));
    static final MicroOp NEW_PAIR =
            op("pair", Effect.ALLOCATES, false, null).with(new Role.Make(PAIR));
    static final MicroOp PAIR_AT =
            op("pairAt", Effect.PURE, false, null).with(new Role.GetAt(PAIR));

    /** Writes objects down such that the same object is recognised. */
    static final class Writer {
        private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
        private final IdentityHashMap<Virtual, Object> made = new IdentityHashMap<>();
        private final StringBuilder out = new StringBuilder();

        /** Writes what an exit passed, or the result, and what became of the heap. */
        String write(Region region, State state, Heap heap) {
            Exit exit = state.exit < 0 ? null : region.exits().get(state.exit);
            return write(exit, exit == null ? null : Layout.ofExit(exit), state, heap);
        }

        /**
         * Writes what an exit passed.
         *
         * @param exit null if there was a result, which is an INT
         */
        String write(Exit exit, Layout layout, State state, Heap heap) {
            if (exit == null) {
                out.append("returned ").append(state.ints[0]);
            } else {
                out.append("left ").append(exit.cause());
                for (Resume f = exit.resume(); f != null; f = f.outer()) {
                    out.append(" at ").append(f.point());
                    for (Source slot : f.slots()) {
                        out.append(' ');
                        write(make(slot, layout, state));
                    }
                }
            }
            out.append(" thrown ").append(state.thrown);
            out.append(" a=").append(heap.a).append(" b=").append(heap.b);
            out.append(heap.slots).append(heap.log);
            for (Object object : heap.kept) {
                out.append(' ');
                write(object);
            }
            return out.toString();
        }

        private Object make(Source source, Layout layout, State state) {
            return switch (source) {
                case null -> null;
                case Value value -> layout.read(state, value);
                case Virtual object -> {
                    Object known = made.get(object);
                    if (known == null) {
                        Object left = make(object.fields().get(0), layout, state);
                        Object right = make(object.fields().get(1), layout, state);
                        known =
                                object.kind().equals("cell")
                                        ? new Cell((Long) left, right)
                                        : new Pair(left, right);
                        made.put(object, known);
                    }
                    yield known;
                }
            };
        }

        private void write(Object object) {
            if (object == null || object instanceof Number || object instanceof Boolean) {
                out.append(object == null ? "" : object.getClass().getSimpleName() + " ");
                out.append(object);
                return;
            }
            if (object instanceof Heap || object instanceof String) {
                out.append(object.getClass().getSimpleName());
                return;
            }
            Integer number = numbers.get(object);
            if (number != null) {
                out.append('#').append(number);
                return;
            }
            out.append('#').append(numbers.size()).append('=');
            numbers.put(object, numbers.size());
            switch (object) {
                case Cell cell -> {
                    out.append("cell(").append(cell.x).append(' ');
                    write(cell.y);
                    out.append(')');
                }
                case Pair pair -> {
                    out.append("pair(");
                    write(pair.left);
                    out.append(' ');
                    write(pair.right);
                    out.append(')');
                }
                case Plain plain -> out.append("plain ").append(plain.n);
                default -> throw new IllegalStateException("unknown " + object.getClass());
            }
        }
    }
}
