package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.mpy.Utf8;

/** The type {@code str}. Source: MicroPython py/objstr.c, py/objstrunicode.c. */
public final class StrType extends PyType {
    public static final StrType INSTANCE = new StrType();

    private StrType() {
        super(
                "str",
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.SUBSCR
                        | Slot.ITER
                        | Slot.BUFFER);
    }

    @Override
    protected void declare(Members members) {
        StrMethods.declare(members);
    }

    /** {@return the hash of a str} */
    public static long hash(String s) {
        return s.hashCode();
    }

    /** {@return the number of characters of a str} */
    public static long length(String s) {
        return CodePoints.count(s);
    }

    /** {@return the str of one character} */
    public static String character(int codePoint) {
        return CodePoints.of(codePoint);
    }

    /** {@return the character at {@code index}, from the end if negative; null if there is none} */
    public static String item(String text, long index) {
        int count = CodePoints.count(text);
        long at = index < 0 ? index + count : index;
        if (at < 0 || at >= count) {
            return null;
        }
        return CodePoints.at(text, CodePoints.unit(text, (int) at));
    }

    /** {@return the character that starts at a UTF-16 unit, which is in the text} */
    public static String characterAt(String text, long unit) {
        return CodePoints.at(text, (int) unit);
    }

    /** {@return an iterator that goes on at a UTF-16 unit} */
    public static PyIterator iterator(String text, int unit) {
        return new StrIterator(text, unit);
    }

    /** {@return less than 0, 0 or more: how texts compare, by code point} */
    public static long order(String a, String b) {
        return CodePoints.compare(a, b);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        checkNoKeywords(kw);
        PyBuiltin.checkCount(args, null, 0, 3);
        return switch (args.length) {
            case 0 -> "";
            case 1 -> {
                if (!(args[0] instanceof String)) {
                    HeapLock.check();
                }
                yield Text.str(args[0]);
            }
            default ->
                    Encodings.decode(
                            Buffer.of(args[0]), args[1], args.length == 3 ? args[2] : null);
        };
    }

    /**
     * @throws PyError NotImplementedError if there are keyword arguments
     */
    static void checkNoKeywords(String[] kw) {
        if (kw != null && kw.length != 0) {
            throw PyError.notImplemented(
                    "keyword argument(s) not implemented - use normal args instead");
        }
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        if (repr) {
            Quoted.append(out, (String) self);
        } else {
            out.append((String) self);
        }
    }

    @Override
    public Object unary(int op, Object self) {
        String text = (String) self;
        return switch (op) {
            case UnaryOp.BOOL -> !text.isEmpty();
            case UnaryOp.LEN -> length(text);
            case UnaryOp.HASH -> hash(text);
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        String self = (String) left;
        if (right instanceof String other) {
            switch (op) {
                case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> {
                    return concat(self, other);
                }
                case BinaryOp.CONTAINS -> {
                    return self.contains(other);
                }
                case BinaryOp.EQUAL -> {
                    return self.equals(other);
                }
                case BinaryOp.LESS -> {
                    return CodePoints.compare(self, other) < 0;
                }
                case BinaryOp.LESS_EQUAL -> {
                    return CodePoints.compare(self, other) <= 0;
                }
                case BinaryOp.MORE -> {
                    return CodePoints.compare(self, other) > 0;
                }
                case BinaryOp.MORE_EQUAL -> {
                    return CodePoints.compare(self, other) >= 0;
                }
                default -> {}
            }
        }
        switch (op) {
            case BinaryOp.MODULO -> {
                HeapLock.check();
                return new StrModulo(self, right, false).format();
            }
            case BinaryOp.MULTIPLY -> {
                Object times = IntType.indexMaybe(right);
                return times == null ? null : StrMethods.repeat(self, IntType.toLong(times));
            }
            case BinaryOp.CONTAINS -> throw StrMethods.implicit(right);
            default -> {
                return null;
            }
        }
    }

    /** {@return {@code text[start:stop]}} A part that is not there is left out. */
    public static String slice(
            String text, boolean hasStart, long start, boolean hasStop, long stop) {
        return StrMethods.slice(text, hasStart, start, hasStop, stop);
    }

    /** {@return {@code left + right}} @throws PyError MemoryError */
    public static String concat(String left, String right) {
        if (left.isEmpty()) {
            return right;
        }
        if (right.isEmpty()) {
            return left;
        }
        HeapLock.check();
        StrMethods.checkSize((long) left.length() + right.length());
        return left.concat(right);
    }

    /** Makes a text longer. @throws PyError MemoryError */
    public static void append(StringBuilder text, String more) {
        HeapLock.check();
        StrMethods.checkSize((long) text.length() + more.length());
        text.append(more);
    }

    @Override
    public Object subscr(Object self, Object index) {
        return StrMethods.load((String) self, index);
    }

    @Override
    public Object iter(Object self) {
        return new StrIterator((String) self, 0);
    }

    @Override
    public Buffer buffer(Object self, boolean writable) {
        return writable ? null : new Buffer(Utf8.encode((String) self));
    }

    private static final class StrIterator extends PyIterator implements PyIterator.Plain {
        private final String text;
        private int unit;

        StrIterator(String text, int unit) {
            this.text = text;
            this.unit = unit;
        }

        @Override
        public Object next() {
            if (unit == text.length()) {
                return null;
            }
            String character = CodePoints.at(text, unit);
            unit += character.length();
            return character;
        }
    }
}
