package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.object.Ops;
import org.jmpy.object.PyList;
import org.jmpy.object.Subscripts;

/**
 * Two-operand instructions, and how they adapt: a general one becomes, in the code itself, the form
 * for the types it sees; where a form meets other types, it becomes the settled general one. What
 * an operation means is in {@link Ops}.
 */
final class Quick {
    private Quick() {}

    // ---- operations
    // ------------------------------------------------------------------------------

    /** {@return the result of operation {@code op}} */
    static Object any(int op, Object a, Object b) {
        return switch (op) {
            case BinaryOp.ADD -> Ops.add(a, b);
            case BinaryOp.SUBTRACT -> Ops.subtract(a, b);
            case BinaryOp.MULTIPLY -> Ops.multiply(a, b);
            case BinaryOp.TRUE_DIVIDE -> Ops.trueDivide(a, b);
            case BinaryOp.FLOOR_DIVIDE -> Ops.floorDivide(a, b);
            case BinaryOp.MODULO -> Ops.modulo(a, b);
            case BinaryOp.AND -> Ops.and(a, b);
            case BinaryOp.OR -> Ops.or(a, b);
            case BinaryOp.XOR -> Ops.xor(a, b);
            case BinaryOp.LSHIFT -> Ops.leftShift(a, b);
            case BinaryOp.RSHIFT -> Ops.rightShift(a, b);
            case BinaryOp.LESS -> Ops.less(a, b);
            case BinaryOp.MORE -> Ops.more(a, b);
            case BinaryOp.LESS_EQUAL -> Ops.lessEqual(a, b);
            case BinaryOp.MORE_EQUAL -> Ops.moreEqual(a, b);
            case BinaryOp.EQUAL -> Ops.equal(a, b);
            case BinaryOp.NOT_EQUAL -> Ops.notEqual(a, b);
            case BinaryOp.IS -> Ops.is(a, b);
            case BinaryOp.INPLACE_ADD -> Ops.inplaceAdd(a, b);
            case BinaryOp.INPLACE_SUBTRACT -> Ops.inplaceSubtract(a, b);
            case BinaryOp.INPLACE_MULTIPLY -> Ops.inplaceMultiply(a, b);
            default -> Ops.binary(op, a, b);
        };
    }

    /** A BIN instruction: decides what it becomes. */
    static Object binary(byte[] code, int pc, Object a, Object b) {
        int op = code[pc + 1];
        int family = Isa.BIN_ANY;
        if (a instanceof Long && b instanceof Long) {
            family = intFamily(op);
        } else if (a instanceof Double && b instanceof Double) {
            family = floatFamily(op);
        }
        become(code, pc, family);
        return any(op, a, b);
    }

    private static int intFamily(int op) {
        return switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> Isa.ADD_INT;
            case BinaryOp.SUBTRACT, BinaryOp.INPLACE_SUBTRACT -> Isa.SUB_INT;
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY -> Isa.MUL_INT;
            case BinaryOp.FLOOR_DIVIDE,
                    BinaryOp.INPLACE_FLOOR_DIVIDE,
                    BinaryOp.MODULO,
                    BinaryOp.INPLACE_MODULO,
                    BinaryOp.AND,
                    BinaryOp.INPLACE_AND,
                    BinaryOp.OR,
                    BinaryOp.INPLACE_OR,
                    BinaryOp.XOR,
                    BinaryOp.INPLACE_XOR,
                    BinaryOp.RSHIFT,
                    BinaryOp.INPLACE_RSHIFT ->
                    Isa.OTHER_INT;
            default -> Isa.BIN_ANY;
        };
    }

    private static int floatFamily(int op) {
        return switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> Isa.ADD_FLOAT;
            case BinaryOp.SUBTRACT, BinaryOp.INPLACE_SUBTRACT -> Isa.SUB_FLOAT;
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY -> Isa.MUL_FLOAT;
            case BinaryOp.TRUE_DIVIDE, BinaryOp.INPLACE_TRUE_DIVIDE -> Isa.DIV_FLOAT;
            default -> Isa.BIN_ANY;
        };
    }

    /** Changes the instruction to one of another family, in its shape. */
    private static void become(byte[] code, int pc, int family) {
        int shape = ((code[pc] & 0xff) - Isa.BIN) % Isa.SHAPES;
        code[pc] = (byte) (family + shape);
    }

    /** The form met other types, or a result that is no small int: it is general from now on. */
    private static Object missed(byte[] code, int pc, Object a, Object b) {
        become(code, pc, Isa.BIN_ANY);
        return any(code[pc + 1], a, b);
    }

    static Object addInt(byte[] code, int pc, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long sum = l + r;
            if (((l ^ sum) & (r ^ sum)) >= 0) {
                return sum;
            }
        }
        return missed(code, pc, a, b);
    }

    static Object addInt(byte[] code, int pc, Object a, long r) {
        if (a instanceof Long x) {
            long l = x;
            long sum = l + r;
            if (((l ^ sum) & (r ^ sum)) >= 0) {
                return sum;
            }
        }
        return missed(code, pc, a, r);
    }

    static Object subInt(byte[] code, int pc, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long difference = l - r;
            if (((l ^ r) & (l ^ difference)) >= 0) {
                return difference;
            }
        }
        return missed(code, pc, a, b);
    }

    static Object subInt(byte[] code, int pc, Object a, long r) {
        if (a instanceof Long x) {
            long l = x;
            long difference = l - r;
            if (((l ^ r) & (l ^ difference)) >= 0) {
                return difference;
            }
        }
        return missed(code, pc, a, r);
    }

    static Object mulInt(byte[] code, int pc, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long low = l * r;
            if (Math.multiplyHigh(l, r) == low >> 63) {
                return low;
            }
        }
        return missed(code, pc, a, b);
    }

    static Object otherInt(byte[] code, int pc, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return otherInt(code[pc + 1], x, y);
        }
        return missed(code, pc, a, b);
    }

    static Object otherInt(byte[] code, int pc, Object a, long b) {
        if (a instanceof Long x) {
            return otherInt(code[pc + 1], x, b);
        }
        return missed(code, pc, a, b);
    }

    private static Object otherInt(int op, long x, long y) {
        switch (op) {
            case BinaryOp.AND, BinaryOp.INPLACE_AND:
                return x & y;
            case BinaryOp.OR, BinaryOp.INPLACE_OR:
                return x | y;
            case BinaryOp.XOR, BinaryOp.INPLACE_XOR:
                return x ^ y;
            case BinaryOp.MODULO, BinaryOp.INPLACE_MODULO:
                if (y > 0) {
                    return Math.floorMod(x, y);
                }
                break;
            case BinaryOp.FLOOR_DIVIDE, BinaryOp.INPLACE_FLOOR_DIVIDE:
                if (y > 0) {
                    return Math.floorDiv(x, y);
                }
                break;
            case BinaryOp.RSHIFT, BinaryOp.INPLACE_RSHIFT:
                if (y >= 0 && y < 64) {
                    return x >> y;
                }
                break;
            default:
                break;
        }
        return any(op, x, y);
    }

    static Object addFloat(byte[] code, int pc, Object a, Object b) {
        return a instanceof Double x && b instanceof Double y ? x + y : missed(code, pc, a, b);
    }

    static Object subFloat(byte[] code, int pc, Object a, Object b) {
        return a instanceof Double x && b instanceof Double y ? x - y : missed(code, pc, a, b);
    }

    static Object mulFloat(byte[] code, int pc, Object a, Object b) {
        return a instanceof Double x && b instanceof Double y ? x * y : missed(code, pc, a, b);
    }

    static Object divFloat(byte[] code, int pc, Object a, Object b) {
        return a instanceof Double x && b instanceof Double y && y != 0.0
                ? x / y
                : missed(code, pc, a, b);
    }

    // ---- compare and branch
    // ----------------------------------------------------------------------

    /** A JCMP instruction: decides what it becomes. {@return whether to jump} */
    static boolean jump(byte[] code, int pc, Object a, Object b) {
        int family = Isa.JCMP_ANY;
        if (Condition.operation(code[pc + 1]) <= BinaryOp.NOT_EQUAL) {
            if (a instanceof Long && b instanceof Long) {
                family = Isa.JCMP_INT;
            } else if (a instanceof Double && b instanceof Double) {
                family = Isa.JCMP_FLOAT;
            }
        }
        become(code, pc, family);
        return jumpAny(code[pc + 1], a, b);
    }

    static boolean jumpAny(int condition, Object a, Object b) {
        return isTrue(any(Condition.operation(condition), a, b)) == Condition.jumpsIf(condition);
    }

    static boolean jumpInt(byte[] code, int pc, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Condition.holds(code[pc + 1], (long) x, (long) y);
        }
        return jumpMissed(code, pc, a, b);
    }

    static boolean jumpInt(byte[] code, int pc, Object a, long b) {
        if (a instanceof Long x) {
            return Condition.holds(code[pc + 1], (long) x, b);
        }
        return jumpMissed(code, pc, a, b);
    }

    static boolean jumpFloat(byte[] code, int pc, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Condition.holds(code[pc + 1], (double) x, (double) y);
        }
        return jumpMissed(code, pc, a, b);
    }

    private static boolean jumpMissed(byte[] code, int pc, Object a, Object b) {
        become(code, pc, Isa.JCMP_ANY);
        return jumpAny(code[pc + 1], a, b);
    }

    static boolean isTrue(Object value) {
        return value == Boolean.TRUE || value != Boolean.FALSE && Ops.truth(value);
    }

    // ---- items
    // -----------------------------------------------------------------------------------

    /** A LD_SUBSCR instruction: decides what it becomes. */
    static Object load(byte[] code, int pc, Object base, Object index) {
        boolean isList = base instanceof PyList && index instanceof Long;
        become(code, pc, isList ? Isa.LD_SUBSCR_LIST : Isa.LD_SUBSCR_ANY);
        return Subscripts.load(base, index);
    }

    static Object loadList(byte[] code, int pc, Object base, Object index) {
        if (base instanceof PyList list && index instanceof Long i) {
            return list.load(i);
        }
        become(code, pc, Isa.LD_SUBSCR_ANY);
        return Subscripts.load(base, index);
    }

    static Object loadList(byte[] code, int pc, Object base, long index) {
        if (base instanceof PyList list) {
            return list.load(index);
        }
        become(code, pc, Isa.LD_SUBSCR_ANY);
        return Subscripts.load(base, index);
    }

    /** A ST_SUBSCR instruction: decides what it becomes. */
    static void store(byte[] code, int pc, Object base, Object index, Object value) {
        boolean isList = base instanceof PyList && index instanceof Long;
        code[pc] = (byte) (isList ? Isa.ST_SUBSCR_LIST : Isa.ST_SUBSCR_ANY);
        Subscripts.store(base, index, value);
    }

    static void storeList(byte[] code, int pc, Object base, Object index, Object value) {
        if (base instanceof PyList list && index instanceof Long i) {
            list.store(i, value);
        } else {
            code[pc] = (byte) Isa.ST_SUBSCR_ANY;
            Subscripts.store(base, index, value);
        }
    }
}
