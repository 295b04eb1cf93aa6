package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.ir.Type;
import org.jmpy.object.PyProperty;

/**
 * Operations that call a method written in Python because a class defines it: operators, truth,
 * subscripts, properties. Each method here answers false if the operation is not one of these; then
 * it did nothing but find out about operands.
 */
final class SpecialMethods {
    private final RegionBuilder b;
    private final Invocations invocations;

    SpecialMethods(RegionBuilder builder, Invocations invocations) {
        b = builder;
        this.invocations = invocations;
    }

    /** {@return what is known about the value so far down the stack, after finding out} */
    private Val known(int down) {
        b.known(b.scope.peek(down));
        return b.scope.peek(down);
    }

    // ---- operators -----------------------------------------------------------------------------

    /** A binary operator on the two top values. */
    boolean binary(int op) {
        if (op == BinaryOp.IS || op == BinaryOp.EXCEPTION_MATCH) {
            return false;
        }
        known(1);
        known(0);
        Val left = b.scope.peek(1);
        Val right = b.scope.peek(0);
        if (op == BinaryOp.IN) {
            Object contains = b.member(right, BinaryOp.method(BinaryOp.CONTAINS));
            return call(contains, Continuation.Plain.TESTED, 0, 1);
        }
        int tried = methodOf(left, op);
        if (tried >= 0) {
            Object method = b.member(left, BinaryOp.method(tried));
            return call(method, new Continuation.Operator(op, tried), 1, 0);
        }
        int reversed = plain(op) + BinaryOp.TO_REVERSE;
        if (plain(op) < BinaryOp.OR || plain(op) > BinaryOp.POWER || !refuses(left, right)) {
            return false;
        }
        Object method = b.member(right, BinaryOp.method(reversed));
        return call(method, new Continuation.Operator(op, reversed), 0, 1);
    }

    private static int plain(int op) {
        return op >= BinaryOp.INPLACE_OR && op <= BinaryOp.INPLACE_POWER
                ? op + BinaryOp.FROM_INPLACE
                : op;
    }

    /** {@return the operation that the class of {@code left} has the first method of, or -1} */
    private int methodOf(Val left, int op) {
        int second = op == BinaryOp.NOT_EQUAL ? BinaryOp.EQUAL : plain(op);
        if (b.member(left, BinaryOp.method(op)) != null) {
            return op;
        }
        return b.member(left, BinaryOp.method(second)) != null ? second : -1;
    }

    /**
     * {@return whether the left operand surely leaves the operation to an instance on the right}
     */
    private boolean refuses(Val left, Val right) {
        if (left.is(Type.INT) || left.is(Type.BOOL)) {
            return true;
        }
        if (left.is(Type.FLOAT)) {
            return b.member(right, UnaryOp.method(UnaryOp.FLOAT_MAYBE)) == null;
        }
        return b.isPlainInstance(left);
    }

    /** A unary operator on the top value. */
    boolean unary(int op) {
        Val operand = known(0);
        if (op == UnaryOp.NOT) {
            return truth();
        }
        Object method = b.member(operand, UnaryOp.method(op));
        return callPopping(method, Continuation.Plain.PUSH, 1, 0);
    }

    /** Puts the truth of the top value, which is needed only for that, in its place. */
    boolean truth() {
        Val operand = known(0);
        Object bool = b.member(operand, UnaryOp.method(UnaryOp.BOOL));
        if (bool != null) {
            return callPopping(bool, Continuation.Plain.TRUTH, 1, 0);
        }
        Object len = b.member(operand, UnaryOp.method(UnaryOp.LEN));
        return callPopping(len, Continuation.Plain.NOT_EMPTY, 1, 0);
    }

    // ---- attributes, subscripts ----------------------------------------------------------------

    /** LOAD_ATTR of a property. */
    boolean loadAttribute(String name) {
        Val object = known(0);
        return object.shape() != null
                && object.shape().indexOf(name) < 0
                && b.member(object, name) instanceof PyProperty property
                && callPopping(property.getter(), Continuation.Plain.PUSH, 1, 0);
    }

    /** STORE_ATTR of a property: value, object. */
    boolean storeAttribute(String name) {
        Val object = known(0);
        return !b.scope.peek(1).isNull()
                && b.member(object, name) instanceof PyProperty property
                && callPopping(property.setter(), Continuation.Plain.DROP, 2, 0, 1);
    }

    /** LOAD_SUBSCR: container, index. */
    boolean loadSubscript() {
        Val container = known(1);
        Object method = b.member(container, "__getitem__");
        return callPopping(method, Continuation.Plain.PUSH, 2, 1, 0);
    }

    /** STORE_SUBSCR: value, container, index. */
    boolean storeSubscript() {
        Val container = known(1);
        if (b.scope.peek(2).isNull()) {
            Object method = b.member(container, "__delitem__");
            return callPopping(method, Continuation.Plain.DROP, 3, 1, 0);
        }
        Object method = b.member(container, "__setitem__");
        return callPopping(method, Continuation.Plain.DROP, 3, 1, 0, 2);
    }

    // ---- calls ---------------------------------------------------------------------------------

    /** Calls with the operands so far down the stack, which stay there. */
    private boolean call(Object method, Continuation continuation, int... down) {
        return callPopping(method, continuation, 0, down);
    }

    private boolean callPopping(Object method, Continuation continuation, int pops, int... down) {
        if (!(method instanceof BytecodeFunction)) {
            return false;
        }
        Scope s = b.scope;
        int depth = s.depth;
        int[] places = new int[down.length];
        for (int i = 0; i < down.length; i++) {
            places[i] = depth - 1 - down[i];
        }
        s.depth = depth - pops;
        if (invocations.special(method, continuation, places)) {
            return true;
        }
        s.depth = depth;
        return false;
    }
}
