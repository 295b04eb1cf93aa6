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
                    switch (op) {
                        case 0xb0,
                                0xb1,
                                0xb2,
                                0xb3,
                                0xb4,
                                0xb5,
                                0xb6,
                                0xb7,
                                0xb8,
                                0xb9,
                                0xba,
                                0xbb,
                                0xbc,
                                0xbd,
                                0xbe,
                                0xbf -> {
                            Object value = s[top - (op - Opcode.LOAD_FAST_MULTI)];
                            if (value == null) {
                                throw Steps.unboundLocal();
                            }
                            s[++sp] = value;
                        }
                        case Opcode.LOAD_FAST_N -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            Object value = s[top - n];
                            if (value == null) {
                                throw Steps.unboundLocal();
                            }
                            s[++sp] = value;
                        }
                        case 0xc0,
                                0xc1,
                                0xc2,
                                0xc3,
                                0xc4,
                                0xc5,
                                0xc6,
                                0xc7,
                                0xc8,
                                0xc9,
                                0xca,
                                0xcb,
                                0xcc,
                                0xcd,
                                0xce,
                                0xcf ->
                                s[top - (op - Opcode.STORE_FAST_MULTI)] = s[sp--];
                        case Opcode.STORE_FAST_N -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[top - n] = s[sp--];
                        }
                        case Opcode.LOAD_DEREF -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = Steps.loadCell(s[top - n]);
                            if (feedback != null) {
                                feedback.result(at, s[sp]);
                            }
                        }
                        case Opcode.STORE_DEREF -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            ((PyCell) s[top - n]).value = s[sp--];
                        }
                        case Opcode.DELETE_FAST -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            if (s[top - n] == null) {
                                throw Steps.unboundLocal();
                            }
                            s[top - n] = null;
                        }
                        case Opcode.DELETE_DEREF -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            Steps.loadCell(s[top - n]);
                            ((PyCell) s[top - n]).value = null;
                        }
                        case Opcode.LOAD_CONST_FALSE -> s[++sp] = Boolean.FALSE;
                        case Opcode.LOAD_CONST_NONE -> s[++sp] = Singleton.NONE;
                        case Opcode.LOAD_CONST_TRUE -> s[++sp] = Boolean.TRUE;
                        case Opcode.LOAD_CONST_SMALL_INT -> {
                            s[++sp] = vint(heap, mapped, ip);
                            ip = vuintEnd(heap, mapped, ip);
                        }
                        case Opcode.LOAD_CONST_STRING -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = code.module.name(n);
                        }
                        case Opcode.LOAD_CONST_OBJ -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = code.module.constant(n);
                        }
                        case Opcode.LOAD_NULL -> s[++sp] = null;
                        case Opcode.LOAD_NAME -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = Steps.loadName(f, n);
                            if (feedback != null) {
                                feedback.result(at, s[sp]);
                            }
                        }
                        case Opcode.LOAD_GLOBAL -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = code.module.loadGlobal(n);
                            if (feedback != null) {
                                feedback.result(at, s[sp]);
                            }
                        }
                        case Opcode.LOAD_ATTR -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[sp] = Steps.loadAttr(code.module, s[sp], n);
                            if (feedback != null) {
                                feedback.result(at, s[sp]);
                            }
                        }
                        case Opcode.LOAD_METHOD -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            Steps.loadMethod(code.module, s, sp, n);
                            sp++;
                        }
                        case Opcode.LOAD_SUPER_METHOD -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp--;
                            Steps.loadSuperMethod(s, sp, code.module.name(n));
                        }
                        case Opcode.LOAD_BUILD_CLASS -> s[++sp] = Steps.buildClass(code);
                        case Opcode.LOAD_SUBSCR -> {
                            sp--;
                            s[sp] = Subscripts.load(s[sp], s[sp + 1]);
                            if (feedback != null) {
                                feedback.result(at, s[sp]);
                            }
                        }
                        case Opcode.STORE_NAME -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            Steps.storeName(f, n, s[sp--]);
                        }
                        case Opcode.STORE_GLOBAL -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            code.module.storeGlobal(n, s[sp--]);
                        }
                        case Opcode.STORE_ATTR -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= 2;
                            Steps.storeAttr(code.module, s[sp + 2], n, s[sp + 1]);
                        }
                        case Opcode.STORE_SUBSCR -> {
                            sp -= 3;
                            Steps.storeSubscr(s[sp + 2], s[sp + 3], s[sp + 1]);
                        }
                        case Opcode.DELETE_NAME -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            f.namesOrGlobals().deleteItem(code.module.name(n));
                        }
                        case Opcode.DELETE_GLOBAL -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            code.module.globals().deleteItem(code.module.name(n));
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
                        case Opcode.JUMP -> {
                            int n = fetch(heap, mapped, ip++);
                            n = n >= 0 ? n - 0x40 : secondByte(heap, mapped, ip++, n) - 0x4000;
                            ip += n;
                            if (n < 0) {
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
                        case Opcode.POP_JUMP_IF_TRUE -> {
                            int n = fetch(heap, mapped, ip++);
                            n = n >= 0 ? n - 0x40 : secondByte(heap, mapped, ip++, n) - 0x4000;
                            boolean taken = Ops.truth(s[sp--]);
                            if (feedback != null) {
                                feedback.branch(at, taken);
                            }
                            if (taken) {
                                ip += n;
                                if (n < 0) {
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
                        }
                        case Opcode.POP_JUMP_IF_FALSE -> {
                            int n = fetch(heap, mapped, ip++);
                            n = n >= 0 ? n - 0x40 : secondByte(heap, mapped, ip++, n) - 0x4000;
                            boolean taken = !Ops.truth(s[sp--]);
                            if (feedback != null) {
                                feedback.branch(at, taken);
                            }
                            if (taken) {
                                ip += n;
                                if (n < 0) {
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
                        }
                        case Opcode.JUMP_IF_TRUE_OR_POP -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = secondByte(heap, mapped, ip++, n);
                            }
                            boolean truth = Ops.truth(s[sp]);
                            if (feedback != null) {
                                feedback.branch(at, truth == (op == Opcode.JUMP_IF_TRUE_OR_POP));
                            }
                            if (truth) {
                                ip += n;
                            } else {
                                sp--;
                            }
                        }
                        case Opcode.JUMP_IF_FALSE_OR_POP -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = secondByte(heap, mapped, ip++, n);
                            }
                            boolean truth = Ops.truth(s[sp]);
                            if (feedback != null) {
                                feedback.branch(at, truth == (op == Opcode.JUMP_IF_TRUE_OR_POP));
                            }
                            if (truth) {
                                sp--;
                            } else {
                                ip += n;
                            }
                        }
                        case Opcode.SETUP_WITH -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = secondByte(heap, mapped, ip++, n);
                            }
                            f.sp = sp;
                            Steps.setupWith(f, ip + n);
                            sp = f.sp;
                        }
                        case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = secondByte(heap, mapped, ip++, n);
                            }
                            f.sp = sp;
                            f.openHandler(ip + n, op == Opcode.SETUP_FINALLY);
                        }
                        case Opcode.POP_EXCEPT_JUMP -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = secondByte(heap, mapped, ip++, n);
                            }
                            f.closeHandler();
                            ip += n;
                        }
                        case Opcode.UNWIND_JUMP -> {
                            int n = fetch(heap, mapped, ip++);
                            n = n >= 0 ? n - 0x40 : secondByte(heap, mapped, ip++, n) - 0x4000;
                            f.sp = sp;
                            f.ip = ip;
                            Unwinder.jump(f, ip + n, fetch(heap, mapped, ip) & 0xff);
                            ip = f.ip;
                            sp = f.sp;
                            if (code.vm.isPending()) {
                                code.vm.poll();
                            }
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
                            s[sp + 1] = Iteration.iter(s[sp]);
                            s[sp] = null;
                            sp += Opcode.ITERATOR_SLOTS - 1;
                        }
                        case Opcode.FOR_ITER -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = secondByte(heap, mapped, ip++, n);
                            }
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
                        case Opcode.BUILD_TUPLE -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= n - 1;
                            s[sp] = Steps.tuple(s, sp, n);
                        }
                        case Opcode.BUILD_LIST -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= n - 1;
                            s[sp] = Steps.list(s, sp, n);
                        }
                        case Opcode.BUILD_SET -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= n - 1;
                            s[sp] = Steps.set(s, sp, n);
                        }
                        case Opcode.BUILD_SLICE -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= n - 1;
                            s[sp] = Steps.slice(s, sp, n);
                        }
                        case Opcode.BUILD_MAP -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = Steps.dict();
                        }
                        case Opcode.STORE_MAP -> {
                            sp -= 2;
                            ((PyDict) s[sp]).putItem(s[sp + 2], s[sp + 1]);
                        }
                        case Opcode.STORE_COMP -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp = Steps.storeComprehension(s, sp, n);
                        }
                        case Opcode.UNPACK_SEQUENCE -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            Steps.unpack(s, sp, n);
                            sp += n - 1;
                            if (feedback != null) {
                                feedback.items(at, s, sp - n + 1, n);
                            }
                        }
                        case Opcode.UNPACK_EX -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            Steps.unpackStar(s, sp, n & 0xff, (n >> 8) & 0xff);
                            sp += (n & 0xff) + ((n >> 8) & 0xff);
                        }
                        case Opcode.MAKE_FUNCTION -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[++sp] = Steps.function(code.child(n));
                        }
                        case Opcode.MAKE_FUNCTION_DEFARGS -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp--;
                            s[sp] = Steps.function(code.child(n), s, sp, 0);
                        }
                        case Opcode.MAKE_CLOSURE -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            int count = fetch(heap, mapped, ip++) & 0xff;
                            sp -= count - 1;
                            s[sp] = Steps.closure(code.child(n), s, sp, count);
                        }
                        case Opcode.MAKE_CLOSURE_DEFARGS -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            int count = fetch(heap, mapped, ip++) & 0xff;
                            sp -= count + 1;
                            s[sp] = Steps.function(code.child(n), s, sp, count);
                        }
                        case Opcode.CALL_FUNCTION -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
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
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= (n & CALL_POSITIONAL) + ((n >> 7) & 0x1fe) + 1;
                            if (feedback != null) {
                                feedback.target(at, s[sp]);
                                s[sp] = Calls.method(f, s, sp, n);
                                feedback.result(at, s[sp]);
                            } else {
                                s[sp] = Calls.method(f, s, sp, n);
                            }
                        }
                        case Opcode.CALL_FUNCTION_VAR_KW -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= (n & CALL_POSITIONAL) + ((n >> 7) & 0x1fe) + 1;
                            s[sp] = Calls.starred(f, s, sp, n, false);
                        }
                        case Opcode.CALL_METHOD_VAR_KW -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp -= (n & CALL_POSITIONAL) + ((n >> 7) & 0x1fe) + 2;
                            s[sp] = Calls.starred(f, s, sp, n, true);
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
                        case Opcode.RAISE_FROM -> throw Steps.raiseFrom(code.vm, s[sp - 1], s[sp]);
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
                        case Opcode.IMPORT_NAME -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            sp--;
                            s[sp] = Steps.importName(f, code.module.name(n), s[sp + 1], s[sp]);
                        }
                        case Opcode.IMPORT_FROM -> {
                            int n = fetch(heap, mapped, ip++);
                            if (n < 0) {
                                n = vuint(heap, mapped, ip - 1);
                                ip = vuintEnd(heap, mapped, ip - 1);
                            }
                            s[sp + 1] = Steps.importFrom(f, s[sp], code.module.name(n));
                            sp++;
                        }
                        case Opcode.IMPORT_STAR -> Steps.importStar(f, s[sp--]);
                        case Opcode.BINARY_OP_MULTI + BinaryOp.ADD -> {
                            sp--;
                            s[sp] = Ops.add(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.SUBTRACT -> {
                            sp--;
                            s[sp] = Ops.subtract(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.MULTIPLY -> {
                            sp--;
                            s[sp] = Ops.multiply(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.TRUE_DIVIDE -> {
                            sp--;
                            s[sp] = Ops.trueDivide(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.FLOOR_DIVIDE -> {
                            sp--;
                            s[sp] = Ops.floorDivide(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.MODULO -> {
                            sp--;
                            s[sp] = Ops.modulo(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.AND -> {
                            sp--;
                            s[sp] = Ops.and(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.OR -> {
                            sp--;
                            s[sp] = Ops.or(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.XOR -> {
                            sp--;
                            s[sp] = Ops.xor(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.LSHIFT -> {
                            sp--;
                            s[sp] = Ops.leftShift(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.RSHIFT -> {
                            sp--;
                            s[sp] = Ops.rightShift(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.LESS -> {
                            sp--;
                            s[sp] = Ops.less(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.MORE -> {
                            sp--;
                            s[sp] = Ops.more(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.LESS_EQUAL -> {
                            sp--;
                            s[sp] = Ops.lessEqual(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.MORE_EQUAL -> {
                            sp--;
                            s[sp] = Ops.moreEqual(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.EQUAL -> {
                            sp--;
                            s[sp] = Ops.equal(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.NOT_EQUAL -> {
                            sp--;
                            s[sp] = Ops.notEqual(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.EXCEPTION_MATCH -> {
                            sp--;
                            s[sp] = Unwinder.matches(code, s[sp], s[sp + 1], ip);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.IS -> {
                            sp--;
                            s[sp] = Ops.is(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_ADD -> {
                            sp--;
                            s[sp] = Ops.inplaceAdd(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_SUBTRACT -> {
                            sp--;
                            s[sp] = Ops.inplaceSubtract(s[sp], s[sp + 1]);
                        }
                        case Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_MULTIPLY -> {
                            sp--;
                            s[sp] = Ops.inplaceMultiply(s[sp], s[sp + 1]);
                        }
                        case Opcode.UNARY_OP_MULTI + UnaryOp.NEGATIVE ->
                                s[sp] = Ops.negative(s[sp]);
                        case Opcode.UNARY_OP_MULTI + UnaryOp.NOT -> s[sp] = Ops.not(s[sp]);
                        case Opcode.UNARY_OP_MULTI + UnaryOp.POSITIVE,
                                Opcode.UNARY_OP_MULTI + UnaryOp.INVERT ->
                                s[sp] = Ops.unary(op - Opcode.UNARY_OP_MULTI, s[sp]);
                        default -> {
                            if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI
                                    && op < Opcode.LOAD_FAST_MULTI) {
                                s[++sp] =
                                        (long)
                                                (op
                                                        - Opcode.LOAD_CONST_SMALL_INT_MULTI
                                                        - Opcode.SMALL_INT_MULTI_EXCESS);
                            } else if (op >= Opcode.BINARY_OP_MULTI
                                    && op < Opcode.BINARY_OP_MULTI + BinaryOp.BYTECODE_COUNT) {
                                sp--;
                                s[sp] = Ops.binary(op - Opcode.BINARY_OP_MULTI, s[sp], s[sp + 1]);
                            } else {
                                throw PyError.notImplemented("opcode");
                            }
                        }
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
}
