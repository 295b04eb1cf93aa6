package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.BoolType;
import org.jmpy.object.DictType;
import org.jmpy.object.FloatType;
import org.jmpy.object.ListType;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.SetType;
import org.jmpy.object.Shape;
import org.jmpy.object.Singleton;
import org.jmpy.object.StrType;
import org.jmpy.object.TupleType;

import java.util.Arrays;
import java.util.Map;

/** Operators and truth: typed where both operands are numbers, else what any object may do. */
final class Operations {
    /** What is known of the values of a type. */
    private static final Map<PyType, Class<?>> KINDS =
            Map.of(
                    ListType.INSTANCE, PyList.class,
                    DictType.INSTANCE, PyDict.class,
                    SetType.INSTANCE, PySet.class,
                    TupleType.INSTANCE, PyTuple.class,
                    StrType.INSTANCE, String.class,
                    FloatType.INSTANCE, Double.class,
                    BoolType.INSTANCE, Boolean.class);

    private final RegionBuilder b;
    private final Containers containers;
    private final Complexes complexes;

    Operations(RegionBuilder builder) {
        b = builder;
        containers = new Containers(builder);
        complexes = new Complexes(builder);
    }

    // ---- binary --------------------------------------------------------------------------------

    /** Does a binary operation on the two top values. */
    void binary(int opcode) {
        Scope s = b.scope;
        s.depth -= 2;
        int at = s.depth;
        if (opcode == BinaryOp.IS) {
            boolean forks = forkedByType(at) || forkedByNone(at);
            s = b.scope;
            finish(at, forks ? Val.constant(true) : is(s.stack[at], s.stack[at + 1]));
            return;
        }
        int op =
                opcode >= BinaryOp.INPLACE_OR && opcode <= BinaryOp.INPLACE_POWER
                        ? opcode + BinaryOp.FROM_INPLACE
                        : opcode;
        b.known(s.stack[at]);
        b.known(b.scope.stack[at + 1]);
        Val result = opcode == BinaryOp.INPLACE_ADD ? containers.grow(at) : null;
        if (result != null) {
            finish(at, result);
            return;
        }
        Val left = b.scope.stack[at];
        Val right = b.scope.stack[at + 1];
        if (b.hasFailed()) {
            result = null;
        } else if (isInt(left) && isInt(right)) {
            result = ints(op, left, right);
        } else if (isNumber(left) && isNumber(right)) {
            result = floats(op, left, right);
        } else {
            result = complexes.binary(opcode, left, right);
            if (result == null) {
                result = containers.binary(opcode, left, right);
            }
        }
        if (result == null) {
            result = general(opcode, left, right);
        }
        finish(at, result);
    }

    private void finish(int at, Val result) {
        b.scope.depth = at;
        b.scope.push(result);
        b.next();
    }

    private static boolean isInt(Val val) {
        return val.is(Type.INT) || val.is(Type.BOOL);
    }

    private static boolean isNumber(Val val) {
        return isInt(val) || val.is(Type.FLOAT);
    }

    private Value toInt(Val val) {
        if (!val.is(Type.BOOL)) {
            return val.value;
        }
        return val.isConstant()
                ? Value.constant((boolean) val.value.payload() ? 1L : 0L)
                : b.emit(Op.BOOL_TO_INT, val.value);
    }

    private Value toFloat(Val val) {
        if (val.is(Type.FLOAT)) {
            return val.value;
        }
        Value value = toInt(val);
        return value.isConstant()
                ? Value.constant((double) (long) value.payload())
                : b.emit(Op.INT_TO_FLOAT, value);
    }

    /** {@return the result for ints, null if this is not done here} */
    private Val ints(int op, Val left, Val right) {
        boolean truths = left.is(Type.BOOL) && right.is(Type.BOOL);
        if (truths && (op == BinaryOp.AND || op == BinaryOp.OR || op == BinaryOp.XOR)) {
            return null;
        }
        Value x = toInt(left);
        Value y = toInt(right);
        Value result =
                switch (op) {
                    case BinaryOp.ADD -> b.checked(Op.INT_ADD_CHECKED, x, y);
                    case BinaryOp.SUBTRACT -> b.checked(Op.INT_SUB_CHECKED, x, y);
                    case BinaryOp.MULTIPLY -> b.checked(Op.INT_MUL_CHECKED, x, y);
                    case BinaryOp.AND -> b.emit(Op.INT_AND, x, y);
                    case BinaryOp.OR -> b.emit(Op.INT_OR, x, y);
                    case BinaryOp.XOR -> b.emit(Op.INT_XOR, x, y);
                    case BinaryOp.LSHIFT -> {
                        b.check(b.emit(Micro.SHL_CHECK, x, y));
                        yield b.emit(Op.INT_SHL, x, y);
                    }
                    case BinaryOp.RSHIFT -> {
                        checkShift(y);
                        yield b.emit(Op.INT_SHR, x, y);
                    }
                    case BinaryOp.FLOOR_DIVIDE -> {
                        checkDivisor(y);
                        yield b.emit(Op.INT_FLOORDIV, x, y);
                    }
                    case BinaryOp.MODULO -> {
                        checkNotZero(y);
                        yield b.emit(Op.INT_MOD, x, y);
                    }
                    case BinaryOp.TRUE_DIVIDE -> {
                        checkNotZero(y);
                        // Exact while both have a float of their own; else the interpreter divides.
                        checkFloatable(x);
                        checkFloatable(y);
                        yield b.emit(
                                Op.FLOAT_DIV,
                                b.emit(Op.INT_TO_FLOAT, x),
                                b.emit(Op.INT_TO_FLOAT, y));
                    }
                    case BinaryOp.POWER ->
                            isTwo(right) ? b.checked(Op.INT_MUL_CHECKED, x, x) : null;
                    case BinaryOp.LESS -> b.emit(Op.INT_LT, x, y);
                    case BinaryOp.MORE -> b.emit(Op.INT_GT, x, y);
                    case BinaryOp.LESS_EQUAL -> b.emit(Op.INT_LE, x, y);
                    case BinaryOp.MORE_EQUAL -> b.emit(Op.INT_GE, x, y);
                    case BinaryOp.EQUAL -> b.emit(Op.INT_EQ, x, y);
                    case BinaryOp.NOT_EQUAL -> b.emit(Op.INT_NE, x, y);
                    default -> null;
                };
        return result == null ? null : Val.of(result);
    }

    private static boolean isTwo(Val val) {
        return val.isConstant() && Long.valueOf(2).equals(val.value.payload());
    }

    private void checkNotZero(Value y) {
        if (!y.isConstant() || (long) y.payload() == 0) {
            b.check(b.emit(Op.INT_NE, y, Value.constant(0L)));
        }
    }

    private void checkDivisor(Value y) {
        checkNotZero(y);
        if (!y.isConstant() || (long) y.payload() == -1) {
            b.check(b.emit(Op.INT_NE, y, Value.constant(-1L)));
        }
    }

    private void checkShift(Value y) {
        if (!y.isConstant() || (long) y.payload() < 0 || (long) y.payload() > 63) {
            b.check(b.emit(Op.INT_GE, y, Value.constant(0L)));
            b.check(b.emit(Op.INT_LT, y, Value.constant(64L)));
        }
    }

    private void checkFloatable(Value x) {
        long limit = 1L << 53;
        if (x.isConstant() && Math.abs((long) x.payload()) <= limit) {
            return;
        }
        b.check(b.emit(Op.INT_LE, x, Value.constant(limit)));
        b.check(b.emit(Op.INT_GE, x, Value.constant(-limit)));
    }

    /** {@return the result where one is a float and both are numbers, null if not done here} */
    private Val floats(int op, Val left, Val right) {
        Value result =
                switch (op) {
                    case BinaryOp.ADD -> b.emit(Op.FLOAT_ADD, toFloat(left), toFloat(right));
                    case BinaryOp.SUBTRACT -> b.emit(Op.FLOAT_SUB, toFloat(left), toFloat(right));
                    case BinaryOp.MULTIPLY -> b.emit(Op.FLOAT_MUL, toFloat(left), toFloat(right));
                    case BinaryOp.TRUE_DIVIDE -> {
                        Value y = toFloat(right);
                        checkNotZeroFloat(y);
                        yield b.emit(Op.FLOAT_DIV, toFloat(left), y);
                    }
                    case BinaryOp.FLOOR_DIVIDE -> {
                        Value y = toFloat(right);
                        checkNotZeroFloat(y);
                        yield b.emit(Micro.FLOAT_FLOORDIV, toFloat(left), y);
                    }
                    case BinaryOp.MODULO -> {
                        Value y = toFloat(right);
                        checkNotZeroFloat(y);
                        yield b.emit(Micro.FLOAT_MOD, toFloat(left), y);
                    }
                    case BinaryOp.POWER -> {
                        Value x = toFloat(left);
                        if (isTwo(right)) {
                            yield b.emit(Op.FLOAT_MUL, x, x);
                        }
                        b.check(b.emit(Op.FLOAT_GT, x, Value.constant(0.0)));
                        yield b.emit(Micro.FLOAT_POW, x, toFloat(right));
                    }
                    case BinaryOp.LESS -> comparison(Op.FLOAT_LT, left, right);
                    case BinaryOp.MORE -> comparison(Op.FLOAT_GT, left, right);
                    case BinaryOp.LESS_EQUAL -> comparison(Op.FLOAT_LE, left, right);
                    case BinaryOp.MORE_EQUAL -> comparison(Op.FLOAT_GE, left, right);
                    case BinaryOp.EQUAL -> comparison(Op.FLOAT_EQ, left, right);
                    case BinaryOp.NOT_EQUAL -> comparison(Op.FLOAT_NE, left, right);
                    default -> null;
                };
        return result == null ? null : Val.of(result);
    }

    private Value comparison(Op op, Val left, Val right) {
        return b.emit(op, toFloat(left), toFloat(right));
    }

    private void checkNotZeroFloat(Value y) {
        if (!y.isConstant() || (double) y.payload() == 0.0) {
            b.check(b.emit(Op.FLOAT_NE, y, Value.constant(0.0)));
        }
    }

    private Val general(int opcode, Val left, Val right) {
        if ((opcode == BinaryOp.EQUAL || opcode == BinaryOp.NOT_EQUAL)
                && (isNone(left) || isNone(right))
                && (comparesByIdentity(left) && comparesByIdentity(right))) {
            Value same = b.emit(Op.REF_IS, left.value, right.value);
            return Val.of(opcode == BinaryOp.EQUAL ? same : b.emit(Op.BOOL_NOT, same));
        }
        Value x = b.object(left);
        Value y = b.object(b.scope.stack[b.scope.depth + 1]);
        MicroOp operator = Micro.operator(opcode);
        Value result =
                operator == null
                        ? b.emit(Micro.BINARY, Value.constant((long) opcode), x, y)
                        : b.emit(operator, x, y);
        return b.ofKind(result, resultKind(opcode, left, right));
    }

    private static boolean isNone(Val val) {
        return val.constant() == Singleton.NONE;
    }

    private static boolean comparesByIdentity(Val val) {
        return isNone(val)
                || val.kind instanceof PyList.Strategy
                || val.javaClass() == PyList.class;
    }

    /** {@return the kind of the result where the kinds of the operands tell, else null} */
    private static Object resultKind(int opcode, Val left, Val right) {
        boolean texts = left.javaClass() == String.class && right.javaClass() == String.class;
        if (texts && (opcode == BinaryOp.ADD || opcode == BinaryOp.INPLACE_ADD)) {
            return String.class;
        }
        if (left.javaClass() == String.class && opcode == BinaryOp.MODULO) {
            return String.class;
        }
        boolean compares = opcode <= BinaryOp.NOT_EQUAL;
        if (opcode == BinaryOp.IN || (texts && compares)) {
            return Boolean.class;
        }
        return null;
    }

    /**
     * Where a jump depends on whether the type of a value is a certain one, each way has a path of
     * its own from here on, and the value is of that type on this one.
     *
     * @param at where the operands are
     * @return false if nothing was done
     */
    private boolean forkedByType(int at) {
        Val type = b.scope.stack[at];
        Object kind = b.scope.stack[at + 1].constant() instanceof PyType t ? KINDS.get(t) : null;
        if (type.shell != Shell.TYPE || kind == null || !b.isBeforeFork()) {
            return false;
        }
        Val subject = type.fields.getFirst();
        Value object = b.object(subject);
        Value condition =
                b.emit(Op.REF_IS, b.emit(Micro.TYPE_OF, object), b.scope.stack[at + 1].value);
        Scope otherwise = b.scope.copy();
        fork(condition, otherwise);
        b.kinds.refine(b.scope.stack[at].fields.getFirst(), kind);
        return true;
    }

    /** As {@link #forkedByType}, where the jump depends on whether a value is None. */
    private boolean forkedByNone(int at) {
        Val val = b.scope.stack[at];
        if (!isNone(b.scope.stack[at + 1])
                || !val.isVague()
                || val.kind != null
                || val.origin == null
                || !(val.origin.kinds() instanceof Object[] kinds)
                || !Arrays.asList(kinds).contains(Singleton.NONE)
                || !b.isBeforeFork()) {
            return false;
        }
        Scope otherwise = b.scope.copy();
        otherwise.replace(val, Val.object(val.value, null, new Origin.NotNone(val.origin)));
        fork(b.emit(Op.REF_IS, val.value, Value.reference(Singleton.NONE)), otherwise);
        b.kinds.refine(b.scope.stack[at], Singleton.NONE);
        return true;
    }

    /** Goes on if {@code condition} is true; the result is false where it is not. */
    private void fork(Value condition, Scope otherwise) {
        otherwise.push(Val.constant(false));
        otherwise.ip = otherwise.map.next(otherwise.ip);
        // The first operand is still asked about.
        b.scope.depth++;
        b.splitBlock(condition, otherwise);
    }

    private Val is(Val left, Val right) {
        if (left.shell == Shell.TYPE) {
            PyType known = Accesses.typeOf(left.fields.getFirst());
            return is(known == null ? b.make(left) : Val.constant(known), right);
        }
        if (right.shell == Shell.TYPE) {
            return is(left, b.make(right));
        }
        if (left.isVirtual() || right.isVirtual()) {
            // A virtual object is no other object; but tuples may be the same where equal.
            return left.shell != Shell.TUPLE && right.shell != Shell.TUPLE
                    ? Val.constant(left == right)
                    : isGeneral(left, right);
        }
        if (hasIdentity(left) || hasIdentity(right)) {
            if (!left.is(Type.REF) || !right.is(Type.REF)) {
                return Val.constant(false);
            }
            return Val.of(b.emit(Op.REF_IS, left.value, right.value));
        }
        return isGeneral(left, right);
    }

    private Val isGeneral(Val left, Val right) {
        Value x = b.object(left);
        Value y = b.object(right);
        return Val.of(b.emit(Micro.IS, x, y));
    }

    private static boolean hasIdentity(Val val) {
        return isNone(val)
                || val.constant() instanceof PyType
                || val.kind instanceof Shape
                || val.javaClass() == PyInstance.class
                || val.javaClass() == PyList.class;
    }

    // ---- unary, truth --------------------------------------------------------------------------

    void unary(int op) {
        Scope s = b.scope;
        s.depth--;
        int at = s.depth;
        Val operand = b.known(s.stack[at]);
        finish(at, unary(op, operand));
    }

    private Val unary(int op, Val operand) {
        if (op == UnaryOp.NOT) {
            Value truth = truth(operand);
            if (truth != null) {
                return truth.isConstant()
                        ? Val.constant(!(boolean) truth.payload())
                        : Val.of(b.emit(Op.BOOL_NOT, truth));
            }
            return b.ofKind(b.emit(Micro.NOT, b.object(operand)), Boolean.class);
        }
        if (operand.is(Type.INT) && !b.hasFailed()) {
            switch (op) {
                case UnaryOp.NEGATIVE -> {
                    return Val.of(b.checked(Op.INT_SUB_CHECKED, Value.constant(0L), operand.value));
                }
                case UnaryOp.INVERT -> {
                    return Val.of(b.emit(Op.INT_NOT, operand.value));
                }
                case UnaryOp.POSITIVE -> {
                    return operand;
                }
                default -> {}
            }
        }
        if (operand.is(Type.FLOAT) && op == UnaryOp.NEGATIVE) {
            return Val.of(b.emit(Op.FLOAT_NEG, operand.value));
        }
        Val complex = complexes.unary(op, operand);
        if (complex != null) {
            return complex;
        }
        Value value = b.object(operand);
        return Val.object(
                op == UnaryOp.NEGATIVE
                        ? b.emit(Micro.NEGATIVE, value)
                        : b.emit(Micro.UNARY, Value.constant((long) op), value),
                null,
                null);
    }

    /** {@return whether a value counts as true; null if it takes code to find out} */
    Value truth(Val val) {
        if (val.isNull()) {
            return null;
        }
        if (val.is(Type.BOOL)) {
            return val.value;
        }
        if (val.is(Type.INT)) {
            return b.emit(Op.INT_NE, val.value, Value.constant(0L));
        }
        if (val.is(Type.FLOAT)) {
            return b.emit(Op.FLOAT_NE, val.value, Value.constant(0.0));
        }
        if (isNone(val)) {
            return Value.constant(false);
        }
        if (val.shell == Shell.TUPLE) {
            return Value.constant(!val.fields.isEmpty());
        }
        if (Complexes.isComplex(val)) {
            return complexes.truth(val);
        }
        if (val.javaClass() == PyList.class) {
            Value size = b.emit(Micro.LIST_SIZE, val.value);
            return b.emit(Op.INT_NE, size, Value.constant(0L));
        }
        Value length = val.is(Type.REF) ? containers.length(val) : null;
        if (length != null) {
            return b.emit(Op.INT_NE, length, Value.constant(0L));
        }
        Shape shape = val.shape();
        if (shape != null && shape.owner() != null && alwaysTrue(shape)) {
            return Value.constant(true);
        }
        return null;
    }

    private boolean alwaysTrue(Shape shape) {
        return shape.owner().member("__bool__") == null
                && shape.owner().member("__len__") == null
                && shape.owner().nativeBase() == null
                && b.rely(shape.owner().assumeUnchanged());
    }

    /** {@return whether a value counts as true, by calling what it takes} */
    Value truthOrCall(Val val) {
        Value truth = truth(val);
        return truth != null ? truth : b.emit(Micro.TRUTH, b.object(val));
    }
}
