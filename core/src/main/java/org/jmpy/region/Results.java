package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.Singleton;

/**
 * What becomes of the values that calls return: what their {@link Continuation} says. All of it
 * happens in the caller, where the call cannot be run again: no guard may follow.
 */
final class Results {
    private final RegionBuilder b;
    private final Operations operations;

    Results(RegionBuilder builder, Operations operations) {
        b = builder;
        this.operations = operations;
    }

    /** RETURN_VALUE of a function that was built into its caller. */
    void returnToCaller() {
        Continuation continuation = b.scope.outer.continuation;
        if (continuation != Continuation.Plain.PUSH) {
            b.known(b.scope.peek(0));
        }
        Scope inner = b.scope;
        Val value = inner.peek(0);
        if (continuation == Continuation.Plain.INITIALISED && value.constant() != Singleton.NONE) {
            b.leave(Cause.UNSUPPORTED);
        }
        inner.outer.continuation = null;
        b.enter(inner.outer);
        finish(continuation, value);
    }

    /** Goes on in the caller, which is the present frame. */
    void finish(Continuation continuation, Val value) {
        if (continuation instanceof Continuation.Operator operator) {
            Val result = result(operator, value);
            b.scope.depth -= 2;
            b.scope.push(result);
        } else {
            switch ((Continuation.Plain) continuation) {
                case PUSH -> b.scope.push(value);
                case DROP, INITIALISED -> {}
                case LENGTH -> b.scope.push(length(value));
                case TESTED -> {
                    Val truth = Val.of(operations.truthOrCall(value));
                    b.scope.depth -= 2;
                    b.scope.push(truth);
                }
                case TRUTH -> b.scope.push(truth(value));
                case NOT_EMPTY -> b.scope.push(notEmpty(value));
                case NEXT_ITEM -> throw new IllegalStateException("generators end in Suspensions");
            }
        }
        if (continuation.endsInstruction()) {
            b.next();
        }
    }

    private Val length(Val value) {
        return value.is(Type.INT) ? value : Val.of(b.emit(Micro.LENGTH, b.object(value)));
    }

    private Val truth(Val value) {
        return value.is(Type.BOOL) ? value : Val.of(b.emit(Micro.IS_TRUE, b.object(value)));
    }

    private Val notEmpty(Val value) {
        return Val.of(
                value.is(Type.INT)
                        ? b.emit(Op.INT_NE, value.value, Value.constant(0L))
                        : b.emit(Micro.IS_NOT_ZERO, b.object(value)));
    }

    private Val result(Continuation.Operator operator, Val value) {
        boolean implemented =
                value.isVirtual()
                        || !value.is(Type.REF)
                        || (value.kind != null && value.kind != Singleton.NOT_IMPLEMENTED);
        if (implemented && !operator.negates()) {
            return value;
        }
        if (value.is(Type.BOOL) && operator.negates()) {
            return Val.of(b.emit(Op.BOOL_NOT, value.value));
        }
        int left = b.scope.depth - 2;
        for (int i = left; i < left + 2; i++) {
            if (b.scope.stack[i].isVirtual()) {
                b.make(b.scope.stack[i]);
            }
        }
        Value result =
                b.emit(
                        Micro.OPERATOR_RESULT,
                        b.object(value),
                        Value.constant((long) operator.op()),
                        Value.constant((long) operator.tried()),
                        b.object(b.scope.stack[left]),
                        b.object(b.scope.stack[left + 1]));
        boolean tests = operator.op() == BinaryOp.NOT_EQUAL && implemented;
        return tests ? b.ofKind(result, Boolean.class) : b.unknown(result);
    }
}
