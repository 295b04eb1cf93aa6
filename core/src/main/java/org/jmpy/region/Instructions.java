package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.FunctionCode;
import org.jmpy.ir.Value;
import org.jmpy.object.Singleton;

/** What each bytecode instruction becomes in a region. */
final class Instructions {
    private final RegionBuilder b;
    private final Operations operations;
    private final Accesses accesses;
    private final Results results;
    private final Invocations invocations;
    private final SpecialMethods specials;
    private final Sequences sequences;
    private final Suspensions suspensions;

    Instructions(RegionBuilder builder) {
        b = builder;
        operations = new Operations(builder);
        accesses = new Accesses(builder);
        results = new Results(builder, operations);
        invocations = new Invocations(builder, results);
        specials = new SpecialMethods(builder, invocations);
        suspensions = new Suspensions(builder);
        sequences = new Sequences(builder, accesses, suspensions);
    }

    /** Builds the instruction at the frame's ip, and moves the ip on. */
    void build(int op) {
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI
                && op < Opcode.LOAD_CONST_SMALL_INT_MULTI + Opcode.SMALL_INTS) {
            push(
                    Val.constant(
                            (long) op
                                    - Opcode.LOAD_CONST_SMALL_INT_MULTI
                                    - Opcode.SMALL_INT_MULTI_EXCESS));
        } else if (op >= Opcode.LOAD_FAST_MULTI
                && op < Opcode.LOAD_FAST_MULTI + Opcode.FAST_MULTI_COUNT) {
            loadLocal(op - Opcode.LOAD_FAST_MULTI);
        } else if (op >= Opcode.STORE_FAST_MULTI
                && op < Opcode.STORE_FAST_MULTI + Opcode.FAST_MULTI_COUNT) {
            storeLocal(op - Opcode.STORE_FAST_MULTI);
        } else if (op >= Opcode.UNARY_OP_MULTI
                && op < Opcode.UNARY_OP_MULTI + UnaryOp.BYTECODE_COUNT) {
            unary(op - Opcode.UNARY_OP_MULTI);
        } else if (op >= Opcode.BINARY_OP_MULTI
                && op < Opcode.BINARY_OP_MULTI + BinaryOp.BYTECODE_COUNT) {
            binary(op - Opcode.BINARY_OP_MULTI);
        } else {
            numbered(op, b.scope.map.operand(b.scope.ip));
        }
    }

    private void binary(int op) {
        if (op == BinaryOp.EXCEPTION_MATCH) {
            b.handlers.match();
        } else if (!specials.binary(op)) {
            operations.binary(op);
        }
    }

    private void unary(int op) {
        if (!specials.unary(op)) {
            operations.unary(op);
        }
    }

    private void push(Val val) {
        b.scope.push(val);
        b.next();
    }

    private void numbered(int op, int n) {
        Scope s = b.scope;
        switch (op) {
            case Opcode.LOAD_CONST_SMALL_INT -> push(Val.constant(s.map.bytes.vint(s.ip + 1)));
            case Opcode.LOAD_CONST_STRING -> push(Val.constant(s.map.code.module().name(n)));
            case Opcode.LOAD_CONST_OBJ -> push(Val.constant(s.map.code.module().constant(n)));
            case Opcode.LOAD_CONST_NONE -> push(Val.constant(Singleton.NONE));
            case Opcode.LOAD_CONST_FALSE -> push(Val.constant(Boolean.FALSE));
            case Opcode.LOAD_CONST_TRUE -> push(Val.constant(Boolean.TRUE));
            case Opcode.LOAD_NULL -> push(Val.NULL);
            case Opcode.LOAD_FAST_N -> loadLocal(n);
            case Opcode.STORE_FAST_N -> storeLocal(n);
            case Opcode.LOAD_DEREF -> accesses.loadCell(n);
            case Opcode.STORE_DEREF -> accesses.storeCell(n);
            case Opcode.LOAD_GLOBAL -> accesses.loadGlobal(n);
            case Opcode.STORE_GLOBAL -> accesses.storeGlobal(n);
            case Opcode.LOAD_ATTR -> {
                if (!specials.loadAttribute(accesses.name(n))) {
                    accesses.loadAttribute(n);
                }
            }
            case Opcode.STORE_ATTR -> {
                if (!specials.storeAttribute(accesses.name(n))) {
                    accesses.storeAttribute(n);
                }
            }
            case Opcode.LOAD_METHOD -> accesses.loadMethod(n);
            case Opcode.LOAD_SUPER_METHOD -> accesses.loadSuperMethod(n);
            case Opcode.LOAD_SUBSCR -> {
                if (!specials.loadSubscript()) {
                    accesses.loadSubscript();
                }
            }
            case Opcode.STORE_SUBSCR -> {
                if (!specials.storeSubscript()) {
                    accesses.storeSubscript();
                }
            }
            case Opcode.DUP_TOP -> push(s.peek(0));
            case Opcode.DUP_TOP_TWO -> {
                s.push(s.peek(1));
                push(s.peek(1));
            }
            case Opcode.POP_TOP -> {
                s.depth--;
                b.next();
            }
            case Opcode.ROT_TWO -> {
                Val top = s.pop();
                Val below = s.pop();
                s.push(top);
                push(below);
            }
            case Opcode.ROT_THREE -> {
                Val top = s.pop();
                Val second = s.pop();
                Val third = s.pop();
                s.push(top);
                s.push(third);
                push(second);
            }
            case Opcode.JUMP -> {
                int target = s.map.target(s.ip);
                poll(target);
                b.goTo(target);
            }
            case Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE ->
                    branch(op == Opcode.POP_JUMP_IF_TRUE, true);
            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP ->
                    branch(op == Opcode.JUMP_IF_TRUE_OR_POP, false);
            case Opcode.GET_ITER -> sequences.iterate(false);
            case Opcode.GET_ITER_STACK -> sequences.iterate(true);
            case Opcode.FOR_ITER -> sequences.forIter(s.map.target(s.ip));
            case Opcode.BUILD_TUPLE -> sequences.tuple(n);
            case Opcode.BUILD_LIST -> sequences.list(n);
            case Opcode.BUILD_SET -> sequences.set(n);
            case Opcode.BUILD_SLICE -> sequences.slice(n);
            case Opcode.BUILD_MAP -> sequences.dict();
            case Opcode.STORE_MAP -> sequences.storeMap();
            case Opcode.STORE_COMP -> sequences.storeComprehension(n);
            case Opcode.UNPACK_SEQUENCE -> sequences.unpack(n);
            case Opcode.MAKE_FUNCTION -> push(Val.virtual(new Shell.Function(child(n))));
            case Opcode.MAKE_CLOSURE ->
                    push(Val.virtual(new Shell.Function(child(n)), b.popped(extraByte())));
            case Opcode.MAKE_FUNCTION_DEFARGS -> functionWithDefaults(n, 2);
            case Opcode.MAKE_CLOSURE_DEFARGS -> functionWithDefaults(n, 2 + extraByte());
            case Opcode.LOAD_NAME -> accesses.loadGlobal(n);
            case Opcode.STORE_NAME -> accesses.storeGlobal(n);
            case Opcode.DELETE_FAST -> {
                if (s.locals[n].isNull()) {
                    b.leave(Cause.CHECK);
                }
                s.locals[n] = Val.NULL;
                b.next();
            }
            case Opcode.UNPACK_EX -> sequences.unpackStar(n & 0xff, (n >> 8) & 0xff);
            case Opcode.RAISE_OBJ -> {
                b.emit(Micro.RAISE, b.object(s.peek(0)));
                b.leave(Cause.UNSUPPORTED);
            }
            case Opcode.CALL_FUNCTION -> invocations.function(n);
            case Opcode.CALL_METHOD -> invocations.method(n);
            case Opcode.CALL_FUNCTION_VAR_KW -> invocations.starred(n, false);
            case Opcode.CALL_METHOD_VAR_KW -> invocations.starred(n, true);
            case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> b.handlers.open();
            case Opcode.RAISE_LAST -> b.handlers.raiseLast();
            case Opcode.POP_EXCEPT_JUMP -> b.handlers.endExcept();
            case Opcode.END_FINALLY -> b.handlers.endFinally(this::returnValue);
            case Opcode.UNWIND_JUMP -> {
                poll(s.map.target(s.ip));
                b.handlers.unwindJump();
            }
            case Opcode.SETUP_WITH -> b.handlers.enterWith();
            case Opcode.WITH_CLEANUP -> b.handlers.exitWith();
            case Opcode.YIELD_VALUE -> suspensions.yieldValue();
            case Opcode.YIELD_FROM -> suspensions.yieldFrom();
            case Opcode.RETURN_VALUE -> b.handlers.returnValue(this::returnValue);
            default -> b.leave(Cause.UNSUPPORTED);
        }
    }

    private FunctionCode child(int n) {
        return b.scope.map.code.child(n);
    }

    private int extraByte() {
        return b.scope.map.bytes.at(b.scope.map.next(b.scope.ip) - 1);
    }

    private void functionWithDefaults(int n, int operands) {
        Value array = b.poppedArray(operands);
        Value function = b.emit(Micro.FUNCTION_WITH_DEFAULTS, array, Value.reference(child(n)));
        push(Val.object(function, child(n), null));
    }

    // ---- locals --------------------------------------------------------------------------------

    private void loadLocal(int local) {
        Val val = b.scope.locals[local];
        if (val.isNull()) {
            b.leave(Cause.CHECK);
        }
        if (val.shell == Shell.GROWING_TEXT && !b.scope.map.growsOnly(b.scope.ip, local)) {
            val = b.make(val);
        }
        push(val);
    }

    private void storeLocal(int local) {
        b.scope.locals[local] = b.scope.pop();
        b.next();
    }

    // ---- jumps ---------------------------------------------------------------------------------

    private void poll(int target) {
        if (target <= b.scope.ip) {
            Value pending = b.emit(Micro.IS_PENDING, Value.reference(b.vm));
            b.guardNot(pending, b.exit(Cause.POLL, null));
        }
    }

    /**
     * A conditional jump.
     *
     * @param when the truth that jumps
     * @param pops whether the operand goes in both cases, or only if the jump is not taken
     */
    private void branch(boolean when, boolean pops) {
        Scope s = b.scope;
        int target = s.map.target(s.ip);
        int next = s.map.next(s.ip);
        if (pops && specials.truth()) {
            return;
        }
        poll(target);
        int at = b.scope.depth - 1;
        b.known(b.scope.stack[at]);
        s = b.scope;
        Value truth = operations.truth(s.stack[at]);
        boolean taken = b.wasSeen(true);
        boolean passed = b.wasSeen(false);
        if (truth != null && truth.isConstant()) {
            taken = (boolean) truth.payload() == when;
            passed = !taken;
        } else if (!taken && !passed) {
            b.leave(Cause.NEVER_RUN);
        }
        boolean repeatable = truth != null;
        if (truth == null) {
            truth = b.emit(Micro.TRUTH, b.object(s.stack[at]));
            s = b.scope;
        }
        int keptWhenTaken = pops ? 0 : 1;
        if (taken != passed && repeatable) {
            if (!truth.isConstant()) {
                if (taken == when) {
                    b.guard(truth, b.exit(Cause.BRANCH, null));
                } else {
                    b.guardNot(truth, b.exit(Cause.BRANCH, null));
                }
            }
            s.depth = at + (taken ? keptWhenTaken : 0);
            b.goTo(taken ? target : next);
        }
        Scope jumps = s.copy();
        jumps.ip = target;
        jumps.depth = at + keptWhenTaken;
        s.ip = next;
        s.depth = at;
        b.branchInside(truth, when ? jumps : s, when ? s : jumps);
    }

    private void returnValue() {
        Scope s = b.scope;
        if (s.outer != null && s.outer.continuation == Continuation.Plain.NEXT_ITEM) {
            suspensions.end();
        }
        if (s.outer != null) {
            results.returnToCaller();
            return;
        }
        s.depth--;
        Value value = b.object(s.stack[s.depth]);
        b.finish(value);
    }
}
