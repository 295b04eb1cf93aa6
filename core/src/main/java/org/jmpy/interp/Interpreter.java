package org.jmpy.interp;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Operand;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.object.Iteration;
import org.jmpy.object.Ops;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyIterator;
import org.jmpy.object.Singleton;
import org.jmpy.object.Subscripts;

import java.nio.ByteBuffer;

/**
 * The loop of tier 0: reads opcodes where they lie, an array or a mapped file, and calls the
 * micro-ops. It decodes and dispatches; what an operation does is elsewhere, in {@code object} or
 * in {@link Steps}, also because HotSpot does not compile methods over 8,000 bytes. Source of the
 * meaning of each opcode: MicroPython py/vm.c.
 */
final class Interpreter {
    private static final int CALL_POSITIONAL = 0xff;

    private Interpreter() {}

    /**
     * Runs a frame until it returns or yields (then {@code f.yielded} is set).
     *
     * @param thrown an exception class or value to raise at once, null for none
     * @return the value returned or yielded
     * @throws PyError an exception that no handler of the frame took
     */
    static Object run(Frame f, Object thrown) {
        final Object[] s = f.state;
        final FunctionCode code = f.code;
        final byte[] heap = code.heap;
        final ByteBuffer mapped = code.mapped;
        if (s.getClass() != Object[].class) {
            // Never so; but now HotSpot knows that any value can be stored, and checks no store.
            throw new IllegalStateException();
        }
        final int top = s.length - 1;
        Object inject = thrown;
        int ip = f.ip;
        int sp = f.sp;
        int at = ip;
        Feedback feedback = code.feedback;
        if (feedback != null && ip == code.codeStart) {
            feedback.arguments(s);
        }
        for (; ; ) {
            try {
                f.throwPending();
                if (inject != null && code.raw().code().at(ip) != Opcode.YIELD_FROM) {
                    Object exception = inject;
                    inject = null;
                    throw Unwinder.toRaise(exception);
                }
                for (; ; ) {
                    at = ip;
                    int op = fetch(heap, mapped, ip++) & 0xff;
                    if (op >= Opcode.LOAD_FAST_MULTI) {
                        if (op < Opcode.STORE_FAST_MULTI) {
                            Object value = s[top - (op - Opcode.LOAD_FAST_MULTI)];
                            if (value == null) {
                                throw Steps.unboundLocal();
                            }
                            s[++sp] = value;
                        } else if (op < Opcode.UNARY_OP_MULTI) {
                            s[top - (op - Opcode.STORE_FAST_MULTI)] = s[sp--];
                        } else if (op < Opcode.BINARY_OP_MULTI) {
                            s[sp] = unary(op, s[sp]);
                        } else {
                            sp--;
                            s[sp] = binary(code, op, s[sp], s[sp + 1], ip);
                        }
                    } else if (op < Opcode.OFFSETS) {
                        int n = fetch(heap, mapped, ip++);
                        if (n < 0) {
                            n = vuint(heap, mapped, ip - 1);
                            ip = vuintEnd(heap, mapped, ip - 1);
                        }
                        switch (op) {
                            case Opcode.LOAD_CONST_STRING -> s[++sp] = code.module.name(n);
                            case Opcode.LOAD_NAME -> {
                                s[++sp] = Steps.loadName(f, n);
                                if (feedback != null) {
                                    feedback.result(at, s[sp]);
                                }
                            }
                            case Opcode.LOAD_GLOBAL -> {
                                s[++sp] = code.module.loadGlobal(n);
                                if (feedback != null) {
                                    feedback.result(at, s[sp]);
                                }
                            }
                            case Opcode.LOAD_ATTR -> {
                                s[sp] = Steps.loadAttr(code.module, s[sp], n);
                                if (feedback != null) {
                                    feedback.result(at, s[sp]);
                                }
                            }
                            case Opcode.LOAD_METHOD -> {
                                Steps.loadMethod(code.module, s, sp, n);
                                sp++;
                            }
                            case Opcode.LOAD_SUPER_METHOD -> {
                                sp--;
                                Steps.loadSuperMethod(s, sp, code.module.name(n));
                            }
                            case Opcode.STORE_NAME -> Steps.storeName(f, n, s[sp--]);
                            case Opcode.STORE_GLOBAL -> code.module.storeGlobal(n, s[sp--]);
                            case Opcode.STORE_ATTR -> {
                                sp -= 2;
                                Steps.storeAttr(code.module, s[sp + 2], n, s[sp + 1]);
                            }
                            case Opcode.DELETE_NAME -> {
                                f.namesOrGlobals().deleteItem(code.module.name(n));
                            }
                            case Opcode.DELETE_GLOBAL -> {
                                code.module.globals().deleteItem(code.module.name(n));
                            }
                            case Opcode.IMPORT_NAME -> {
                                sp--;
                                s[sp] = Steps.importName(f, code.module.name(n), s[sp + 1], s[sp]);
                            }
                            case Opcode.IMPORT_FROM -> {
                                s[sp + 1] = Steps.importFrom(f, s[sp], code.module.name(n));
                                sp++;
                            }
                            case Opcode.MAKE_CLOSURE -> {
                                int count = fetch(heap, mapped, ip++) & 0xff;
                                sp -= count - 1;
                                s[sp] = Steps.closure(code.child(n), s, sp, count);
                            }
                            case Opcode.MAKE_CLOSURE_DEFARGS -> {
                                int count = fetch(heap, mapped, ip++) & 0xff;
                                sp -= count + 1;
                                s[sp] = Steps.function(code.child(n), s, sp, count);
                            }
                            case Opcode.LOAD_CONST_SMALL_INT ->
                                    s[++sp] = vint(heap, mapped, at + 1);
                            case Opcode.LOAD_CONST_OBJ -> s[++sp] = code.module.constant(n);
                            case Opcode.LOAD_FAST_N -> {
                                Object value = s[top - n];
                                if (value == null) {
                                    throw Steps.unboundLocal();
                                }
                                s[++sp] = value;
                            }
                            case Opcode.LOAD_DEREF -> {
                                s[++sp] = Steps.loadCell(s[top - n]);
                                if (feedback != null) {
                                    feedback.result(at, s[sp]);
                                }
                            }
                            case Opcode.STORE_FAST_N -> s[top - n] = s[sp--];
                            case Opcode.STORE_DEREF -> ((PyCell) s[top - n]).value = s[sp--];
                            case Opcode.DELETE_FAST -> {
                                if (s[top - n] == null) {
                                    throw Steps.unboundLocal();
                                }
                                s[top - n] = null;
                            }
                            case Opcode.DELETE_DEREF -> {
                                Steps.loadCell(s[top - n]);
                                ((PyCell) s[top - n]).value = null;
                            }
                            case Opcode.BUILD_TUPLE -> {
                                sp -= n - 1;
                                s[sp] = Steps.tuple(s, sp, n);
                            }
                            case Opcode.BUILD_LIST -> {
                                sp -= n - 1;
                                s[sp] = Steps.list(s, sp, n);
                            }
                            case Opcode.BUILD_MAP -> s[++sp] = Steps.dict();
                            case Opcode.BUILD_SET -> {
                                sp -= n - 1;
                                s[sp] = Steps.set(s, sp, n);
                            }
                            case Opcode.BUILD_SLICE -> {
                                sp -= n - 1;
                                s[sp] = Steps.slice(s, sp, n);
                            }
                            case Opcode.STORE_COMP -> sp = Steps.storeComprehension(s, sp, n);
                            case Opcode.UNPACK_SEQUENCE -> {
                                Steps.unpack(s, sp, n);
                                sp += n - 1;
                                if (feedback != null) {
                                    feedback.items(at, s, sp - n + 1, n);
                                }
                            }
                            case Opcode.UNPACK_EX -> {
                                Steps.unpackStar(s, sp, n & 0xff, (n >> 8) & 0xff);
                                sp += (n & 0xff) + ((n >> 8) & 0xff);
                            }
                            case Opcode.MAKE_FUNCTION -> s[++sp] = Steps.function(code.child(n));
                            case Opcode.MAKE_FUNCTION_DEFARGS -> {
                                sp--;
                                s[sp] = Steps.function(code.child(n), s, sp, 0);
                            }
                            case Opcode.CALL_FUNCTION -> {
                                sp -= (n & CALL_POSITIONAL) + ((n >> 7) & 0x1fe);
                                if (feedback != null) {
                                    feedback.target(at, s[sp]);
                                    s[sp] = Calls.function(f, s, sp, n);
                                    feedback.result(at, s[sp]);
                                } else {
                                    s[sp] = Calls.function(f, s, sp, n);
                                }
                            }
                            case Opcode.CALL_METHOD -> {
                                sp -= (n & CALL_POSITIONAL) + ((n >> 7) & 0x1fe) + 1;
                                if (feedback != null) {
                                    feedback.target(at, s[sp]);
                                    s[sp] = Calls.method(f, s, sp, n);
                                    feedback.result(at, s[sp]);
                                } else {
                                    s[sp] = Calls.method(f, s, sp, n);
                                }
                            }
                            case Opcode.CALL_FUNCTION_VAR_KW, Opcode.CALL_METHOD_VAR_KW -> {
                                boolean isMethod = op == Opcode.CALL_METHOD_VAR_KW;
                                sp -= (n & CALL_POSITIONAL) + ((n >> 7) & 0x1fe);
                                sp -= isMethod ? 2 : 1;
                                if (feedback != null) {
                                    feedback.target(at, s[sp]);
                                    s[sp] = Calls.starred(f, s, sp, n, isMethod);
                                    feedback.result(at, s[sp]);
                                } else {
                                    s[sp] = Calls.starred(f, s, sp, n, isMethod);
                                }
                            }
                            default -> throw PyError.notImplemented("opcode");
                        }
                    } else if (op < Opcode.NO_OPERANDS) {
                        int n = fetch(heap, mapped, ip++);
                        if (n < 0) {
                            n = secondByte(heap, mapped, ip++, n);
                        }
                        switch (op) {
                            case Opcode.JUMP, Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE -> {
                                if (op != Opcode.JUMP) {
                                    boolean truth = Ops.truth(s[sp--]);
                                    boolean taken = truth == (op == Opcode.POP_JUMP_IF_TRUE);
                                    if (feedback != null) {
                                        feedback.branch(at, taken);
                                    }
                                    if (!taken) {
                                        continue;
                                    }
                                }
                                int from = ip;
                                ip += signed(n, ip - at);
                                if (ip < from) {
                                    if (code.vm.isPending()) {
                                        code.vm.poll();
                                    }
                                    if (code.countBackwardJump(ip)) {
                                        f.ip = ip;
                                        f.sp = sp;
                                        Object result = code.enterLoop(f);
                                        if (result != CompiledCode.GO_ON) {
                                            return result;
                                        }
                                        ip = f.ip;
                                        sp = f.sp;
                                        at = ip;
                                        f.throwPending();
                                    }
                                    feedback = code.feedback;
                                }
                            }
                            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP -> {
                                boolean truth = Ops.truth(s[sp]);
                                boolean taken = truth == (op == Opcode.JUMP_IF_TRUE_OR_POP);
                                if (feedback != null) {
                                    feedback.branch(at, taken);
                                }
                                if (taken) {
                                    ip += n;
                                } else {
                                    sp--;
                                }
                            }
                            case Opcode.SETUP_WITH -> {
                                f.sp = sp;
                                Steps.setupWith(f, ip + n);
                                sp = f.sp;
                            }
                            case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> {
                                f.sp = sp;
                                f.openHandler(ip + n, op == Opcode.SETUP_FINALLY);
                            }
                            case Opcode.POP_EXCEPT_JUMP -> {
                                f.closeHandler();
                                ip += n;
                            }
                            case Opcode.FOR_ITER -> {
                                Object iterator = s[sp - 2];
                                if (feedback != null && iterator instanceof Generator generator) {
                                    feedback.resumed(at, generator);
                                }
                                Object item =
                                        iterator instanceof PyIterator i
                                                ? i.next()
                                                : Iteration.next(iterator);
                                if (item == null) {
                                    sp -= Opcode.ITERATOR_SLOTS;
                                    ip += n;
                                } else {
                                    s[++sp] = item;
                                }
                                if (feedback != null) {
                                    feedback.branch(at, item == null);
                                    feedback.result(at, item);
                                }
                            }
                            case Opcode.UNWIND_JUMP -> {
                                f.sp = sp;
                                f.ip = ip;
                                Unwinder.jump(
                                        f, ip + signed(n, ip - at), fetch(heap, mapped, ip) & 0xff);
                                ip = f.ip;
                                sp = f.sp;
                                if (code.vm.isPending()) {
                                    code.vm.poll();
                                }
                            }
                            default -> throw PyError.notImplemented("opcode");
                        }
                    } else if (op < Opcode.LOAD_CONST_SMALL_INT_MULTI) {
                        switch (op) {
                            case Opcode.LOAD_CONST_FALSE -> s[++sp] = Boolean.FALSE;
                            case Opcode.LOAD_CONST_NONE -> s[++sp] = Singleton.NONE;
                            case Opcode.LOAD_CONST_TRUE -> s[++sp] = Boolean.TRUE;
                            case Opcode.LOAD_NULL -> s[++sp] = null;
                            case Opcode.LOAD_BUILD_CLASS -> s[++sp] = Steps.buildClass(code);
                            case Opcode.LOAD_SUBSCR -> {
                                sp--;
                                s[sp] = Subscripts.load(s[sp], s[sp + 1]);
                                if (feedback != null) {
                                    feedback.result(at, s[sp]);
                                }
                            }
                            case Opcode.STORE_SUBSCR -> {
                                sp -= 3;
                                Steps.storeSubscr(s[sp + 2], s[sp + 3], s[sp + 1]);
                            }
                            case Opcode.DUP_TOP -> {
                                s[sp + 1] = s[sp];
                                sp++;
                            }
                            case Opcode.DUP_TOP_TWO -> {
                                s[sp + 1] = s[sp - 1];
                                s[sp + 2] = s[sp];
                                sp += 2;
                            }
                            case Opcode.POP_TOP -> sp--;
                            case Opcode.ROT_TWO -> {
                                Object value = s[sp];
                                s[sp] = s[sp - 1];
                                s[sp - 1] = value;
                            }
                            case Opcode.ROT_THREE -> {
                                Object value = s[sp];
                                s[sp] = s[sp - 1];
                                s[sp - 1] = s[sp - 2];
                                s[sp - 2] = value;
                            }
                            case Opcode.WITH_CLEANUP -> {
                                f.sp = sp;
                                Unwinder.withCleanup(f);
                                sp = f.sp;
                            }
                            case Opcode.END_FINALLY -> {
                                f.sp = sp;
                                f.ip = ip;
                                if (Unwinder.endFinally(f)) {
                                    return s[f.sp];
                                }
                                ip = f.ip;
                                sp = f.sp;
                            }
                            case Opcode.GET_ITER -> s[sp] = Iteration.iter(s[sp]);
                            case Opcode.GET_ITER_STACK -> {
                                s[sp + 1] = Steps.loopIterator(s[sp]);
                                s[sp] = null;
                                // What was there would live on, and frames with other remains
                                // would seem to need regions of their own.
                                s[sp + 2] = null;
                                s[sp + 3] = null;
                                sp += Opcode.ITERATOR_SLOTS - 1;
                            }
                            case Opcode.STORE_MAP -> {
                                sp -= 2;
                                ((PyDict) s[sp]).putItem(s[sp + 2], s[sp + 1]);
                            }
                            case Opcode.RETURN_VALUE -> {
                                if (f.open == 0) {
                                    f.sp = sp;
                                    return s[sp];
                                }
                                f.sp = sp;
                                f.ip = ip;
                                if (Unwinder.returnValue(f)) {
                                    return s[f.sp];
                                }
                                ip = f.ip;
                                sp = f.sp;
                            }
                            case Opcode.RAISE_LAST -> throw Unwinder.lastRaised(f);
                            case Opcode.RAISE_OBJ -> throw Unwinder.toRaise(s[sp]);
                            case Opcode.RAISE_FROM ->
                                    throw Steps.raiseFrom(code.vm, s[sp - 1], s[sp]);
                            case Opcode.YIELD_VALUE -> {
                                f.ip = ip;
                                f.sp = sp;
                                f.yielded = true;
                                return s[sp];
                            }
                            case Opcode.YIELD_FROM -> {
                                f.sp = --sp;
                                Object exception = inject;
                                inject = null;
                                f.yielded = Generator.yieldFrom(f, s[sp + 1], exception);
                                sp = f.sp;
                                if (f.yielded) {
                                    f.ip = at;
                                    return s[sp];
                                }
                            }
                            case Opcode.IMPORT_STAR -> Steps.importStar(f, s[sp--]);
                            default -> throw PyError.notImplemented("opcode");
                        }
                    } else {
                        s[++sp] =
                                (long)
                                        (op
                                                - Opcode.LOAD_CONST_SMALL_INT_MULTI
                                                - Opcode.SMALL_INT_MULTI_EXCESS);
                    }
                }
            } catch (Throwable failure) {
                PyError error = Failures.toPython(failure);
                if (Steps.endsIteration(f, sp, at, error)) {
                    ip = f.ip;
                    sp = f.sp;
                } else if (Unwinder.raise(f, error.value(), at)) {
                    ip = f.ip;
                    sp = f.sp;
                } else {
                    f.open = 0;
                    throw error;
                }
            }
        }
    }

    private static Object unary(int op, Object value) {
        return switch (op) {
            case Opcode.UNARY_OP_MULTI + UnaryOp.NEGATIVE -> Ops.negative(value);
            case Opcode.UNARY_OP_MULTI + UnaryOp.NOT -> Ops.not(value);
            default -> Ops.unary(op - Opcode.UNARY_OP_MULTI, value);
        };
    }

    private static Object binary(FunctionCode code, int op, Object a, Object b, int ip) {
        return switch (op) {
            case Opcode.BINARY_OP_MULTI + BinaryOp.ADD -> Ops.add(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.SUBTRACT -> Ops.subtract(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.MULTIPLY -> Ops.multiply(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.TRUE_DIVIDE -> Ops.trueDivide(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.FLOOR_DIVIDE -> Ops.floorDivide(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.MODULO -> Ops.modulo(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.AND -> Ops.and(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.OR -> Ops.or(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.XOR -> Ops.xor(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.LSHIFT -> Ops.leftShift(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.RSHIFT -> Ops.rightShift(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.LESS -> Ops.less(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.MORE -> Ops.more(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.LESS_EQUAL -> Ops.lessEqual(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.MORE_EQUAL -> Ops.moreEqual(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.EQUAL -> Ops.equal(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.NOT_EQUAL -> Ops.notEqual(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.EXCEPTION_MATCH ->
                    Unwinder.matches(code, a, b, ip);
            case Opcode.BINARY_OP_MULTI + BinaryOp.IS -> Ops.is(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_ADD -> Ops.inplaceAdd(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_SUBTRACT -> Ops.inplaceSubtract(a, b);
            case Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_MULTIPLY -> Ops.inplaceMultiply(a, b);
            default -> Ops.binary(op - Opcode.BINARY_OP_MULTI, a, b);
        };
    }

    private static int fetch(byte[] heap, ByteBuffer mapped, int ip) {
        return heap != null ? heap[ip] : mapped.get(ip);
    }

    private static int vuint(byte[] heap, ByteBuffer mapped, int ip) {
        return heap != null ? Operand.vuint(heap, ip) : Operand.vuint(mapped, ip);
    }

    private static int vuintEnd(byte[] heap, ByteBuffer mapped, int ip) {
        return heap != null ? Operand.vuintEnd(heap, ip) : Operand.vuintEnd(mapped, ip);
    }

    private static long vint(byte[] heap, ByteBuffer mapped, int ip) {
        return heap != null ? Operand.vint(heap, ip) : Operand.vint(mapped, ip);
    }

    private static int secondByte(byte[] heap, ByteBuffer mapped, int ip, int first) {
        return (first & 0x7f) | ((fetch(heap, mapped, ip) & 0xff) << 7);
    }

    /** {@return the offset that an operand of {@code width - 1} bytes encodes, with its sign} */
    private static int signed(int operand, int width) {
        return operand - (width == 2 ? 0x40 : 0x4000);
    }
}
