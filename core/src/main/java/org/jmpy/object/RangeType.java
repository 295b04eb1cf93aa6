package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

import java.util.List;

/** The type {@code range}. Source: MicroPython py/objrange.c. */
public final class RangeType extends PyType {
    public static final RangeType INSTANCE = new RangeType();

    private RangeType() {
        super(
                "range",
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.ATTR
                        | Slot.SUBSCR
                        | Slot.ITER);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 3);
        if (args.length == 1) {
            return new PyRange(0, IntType.toLong(args[0]), 1);
        }
        long start = IntType.toLong(args[0]);
        long stop = IntType.toLong(args[1]);
        long step = args.length == 3 ? IntType.toLong(args[2]) : 1;
        if (step == 0) {
            throw PyError.value("zero step");
        }
        return new PyRange(start, stop, step);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PyRange range = (PyRange) self;
        out.append("range(").append(range.start()).append(", ").append(range.stop());
        if (range.step() != 1) {
            out.append(", ").append(range.step());
        }
        out.append(')');
    }

    @Override
    public Object unary(int op, Object self) {
        PyRange range = (PyRange) self;
        return switch (op) {
            case UnaryOp.BOOL -> !range.isEmpty();
            case UnaryOp.LEN -> range.length();
            default -> null;
        };
    }

    // The reference has no operators here: membership is what iteration would find, at once.
    @Override
    public Object binary(int op, Object left, Object right) {
        if (op != BinaryOp.CONTAINS) {
            return null;
        }
        PyRange range = (PyRange) left;
        if (right instanceof Long i) {
            return range.contains(i);
        }
        if (right instanceof Boolean b) {
            return range.contains(b ? 1 : 0);
        }
        if (right instanceof Double d) {
            return d == (long) (double) d && d < 0x1p63 && range.contains((long) (double) d);
        }
        return right instanceof PyInstance || right instanceof PyComplex ? null : false;
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("start", "stop", "step");
    }

    @Override
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        PyRange range = (PyRange) self;
        switch (attribute) {
            case "start" -> dest[at] = range.start();
            case "stop" -> dest[at] = range.stop();
            case "step" -> dest[at] = range.step();
            default -> {
                return false;
            }
        }
        dest[at + 1] = null;
        return true;
    }

    @Override
    public Object subscr(Object self, Object index) {
        PyRange range = (PyRange) self;
        if (index instanceof PySlice slice) {
            return range.slice(slice);
        }
        Object value = IntType.indexMaybe(index);
        if (value == null) {
            throw PyError.type("range indices must be integers, not " + Types.nameOf(index));
        }
        long length = range.length();
        long i = IntType.toLong(value);
        long at = i < 0 ? i + length : i;
        if (at < 0 || at >= length) {
            throw PyError.index("range index out of range");
        }
        return range.get(at);
    }

    @Override
    public Object iter(Object self) {
        return new PyRange.RangeIterator((PyRange) self);
    }
}
