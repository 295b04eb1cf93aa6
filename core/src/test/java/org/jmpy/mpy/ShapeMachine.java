package org.jmpy.mpy;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A machine that runs checked code without knowing any value: it takes branches by lot, lets
 * instructions raise by lot, and does with the stack what MicroPython's machine does (py/vm.c). It
 * stops with an AssertionError where an interpreter that trusts the checker would go wrong. It
 * shares nothing with the checker but the reading of operands.
 */
final class ShapeMachine {
    // Things on the stack. Python values are all objects of class Value.
    private static class Value {}

    private static final class Text extends Value {}

    private static final class Natural extends Value {}

    private static final class Dict extends Value {}

    private static final class ListValue extends Value {}

    private static final class SetValue extends Value {}

    private static final class Tuple extends Value {
        final int size;

        Tuple(int size) {
            this.size = size;
        }
    }

    private static final class Raised extends Value {}

    private static final class Cell {}

    private record Method(Object id) {}

    private record Self(Object id) {}

    private record Iterator(Object id, int slot) {}

    private record PendingData(int destination) {}

    private record PendingCause(int count) {}

    private record Handler(int address, int sp, boolean isFinally) {}

    private static final Object NULL = new Object();
    private static final Value NONE = new Value();

    private final MpyImage image;
    private final RawCode function;
    private final int closed;
    private final Random random;
    private final CodeBytes code;
    private final Prelude prelude;
    private final Object[] stack;
    private final Deque<Handler> handlers = new ArrayDeque<>();
    private int sp = -1;
    private int ip;

    private ShapeMachine(MpyImage image, RawCode function, int closed, Random random) {
        this.image = image;
        this.function = function;
        this.closed = closed;
        this.random = random;
        this.code = function.code();
        this.prelude = function.prelude();
        this.stack = new Object[Math.max(0, function.stateSize() - locals())];
    }

    /** Runs every function that the file can make, each some times. */
    static void runAll(MpyImage image, Random random, int times, int steps) {
        record Todo(RawCode function, int closed) {}
        List<Todo> todo = new ArrayList<>();
        todo.add(new Todo(image.root(), 0));
        for (int i = 0; i < todo.size() && i < 1000; i++) {
            RawCode function = todo.get(i).function;
            for (int run = 0; run < times; run++) {
                new ShapeMachine(image, function, todo.get(i).closed, random).run(steps);
            }
            CodeBytes code = function.code();
            int at = function.prelude().codeStart();
            while (at < function.end()) {
                int format = Opcode.format(code.at(at));
                if (format == Opcode.CHILD || format == Opcode.CHILD_BYTE) {
                    RawCode child = function.child(code.vuint(at + 1));
                    int cells =
                            format == Opcode.CHILD ? 0 : code.at(at + Opcode.length(code, at) - 1);
                    todo.add(new Todo(child, cells));
                }
                at += Opcode.length(code, at);
            }
        }
    }

    private int locals() {
        int most = prelude.parameterSlots();
        int at = prelude.codeStart();
        while (at < function.end()) {
            int op = code.at(at);
            if (Opcode.format(op) == Opcode.LOCAL) {
                most = Math.max(most, code.vuint(at + 1) + 1);
            } else if (op >= Opcode.LOAD_FAST_MULTI && op < Opcode.UNARY_OP_MULTI) {
                most = Math.max(most, (op & 0xf) + 1);
            }
            at += Opcode.length(code, at);
        }
        return most;
    }

    private void run(int steps) {
        ip = prelude.codeStart();
        for (int i = 0; i < steps && ip >= 0; i++) {
            check(ip < function.end(), "ran off the end");
            int op = code.at(ip);
            boolean mayRaise = (Opcode.flags(op) & Opcode.RAISES) != 0;
            if (mayRaise && random.nextInt(12) == 0) {
                raise();
            } else {
                step(op);
            }
        }
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + " at " + ip + ", op " + Opcode.name(code.at(ip)));
        }
    }

    private void push(Object o) {
        check(sp + 1 < stack.length, "stack overflow");
        stack[++sp] = o;
    }

    private Object pop() {
        check(sp >= 0, "stack underflow");
        Object o = stack[sp];
        stack[sp--] = null;
        check(o != null, "empty slot");
        return o;
    }

    private <T> T pop(Class<T> wanted) {
        Object o = pop();
        check(wanted.isInstance(o), "found " + o + ", needs " + wanted);
        return wanted.cast(o);
    }

    private Object popValueOrNull() {
        return sp >= 0 && stack[sp] == NULL ? pop() : pop(Value.class);
    }

    private Object peek(int down) {
        check(sp - down >= 0, "stack underflow");
        return stack[sp - down];
    }

    private boolean isCell(int local) {
        if (local < closed) {
            return true;
        }
        for (int i = 0; i < prelude.nCell; i++) {
            if (prelude.cell(i) == local) {
                return true;
            }
        }
        return false;
    }

    private void raise() {
        int at = ip;
        while (!handlers.isEmpty() && handlers.peek().address <= at) {
            handlers.pop();
        }
        if (handlers.isEmpty()) {
            ip = -1;
            return;
        }
        Handler h = handlers.peek();
        check(sp >= h.sp, "stack below the handler's");
        while (sp > h.sp) {
            stack[sp--] = null;
        }
        push(new Raised());
        ip = h.address;
    }

    private void step(int op) {
        int next = ip + Opcode.length(code, ip);
        int format = Opcode.format(op);
        boolean isVuint = format != Opcode.NONE && format < Opcode.VINT;
        int n = isVuint ? code.vuint(ip + 1) : 0;
        int target = format >= Opcode.SIGNED ? Opcode.target(code, ip) : -1;
        if (op >= Opcode.BINARY_OP_MULTI) {
            boolean isMatch = op - Opcode.BINARY_OP_MULTI == BinaryOp.EXCEPTION_MATCH;
            pop(Value.class);
            // Only async with compares what may be a pending return or jump.
            if (isMatch && peek(0) instanceof PendingCause) {
                pop();
            } else {
                pop(Value.class);
            }
            push(new Value());
        } else if (op >= Opcode.UNARY_OP_MULTI) {
            pop(Value.class);
            push(new Value());
        } else if (op >= Opcode.STORE_FAST_MULTI) {
            check(!isCell(op & 0xf), "overwrites a cell");
            pop(Value.class);
        } else if (op >= Opcode.LOAD_FAST_MULTI) {
            push(isCell(op & 0xf) ? new Cell() : new Value());
        } else if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI) {
            push(op >= 0x80 ? new Natural() : new Value());
        } else {
            next = longStep(op, n, target, next);
        }
        if (next != Integer.MIN_VALUE) {
            ip = next;
        }
    }

    /** {@return the next position, or the least int if {@link #ip} is already set} */
    private int longStep(int op, int n, int target, int next) {
        final int done = Integer.MIN_VALUE;
        switch (op) {
            case Opcode.LOAD_CONST_STRING -> {
                check(n < image.qstrCount(), "qstr");
                push(new Text());
            }
            case Opcode.LOAD_NAME, Opcode.LOAD_GLOBAL -> {
                check(n < image.qstrCount(), "qstr");
                push(new Value());
            }
            case Opcode.LOAD_CONST_OBJ -> {
                check(n < image.constantCount(), "constant");
                push(new Value());
            }
            case Opcode.LOAD_CONST_SMALL_INT ->
                    push(code.vint(ip + 1) >= 0 ? new Natural() : new Value());
            case Opcode.LOAD_CONST_NONE -> push(NONE);
            case Opcode.LOAD_CONST_TRUE, Opcode.LOAD_CONST_FALSE, Opcode.LOAD_BUILD_CLASS ->
                    push(new Value());
            case Opcode.LOAD_NULL -> push(NULL);
            case Opcode.LOAD_FAST_N -> push(isCell(n) ? new Cell() : new Value());
            case Opcode.STORE_FAST_N -> {
                check(!isCell(n), "overwrites a cell");
                pop(Value.class);
            }
            case Opcode.DELETE_FAST -> check(!isCell(n), "overwrites a cell");
            case Opcode.LOAD_DEREF -> {
                check(isCell(n), "not a cell");
                push(new Value());
            }
            case Opcode.STORE_DEREF -> {
                check(isCell(n), "not a cell");
                pop(Value.class);
            }
            case Opcode.DELETE_DEREF -> check(isCell(n), "not a cell");
            case Opcode.DELETE_NAME, Opcode.DELETE_GLOBAL -> {}
            case Opcode.LOAD_ATTR, Opcode.GET_ITER -> {
                pop(Value.class);
                push(new Value());
            }
            case Opcode.LOAD_SUBSCR -> {
                pop(Value.class);
                pop(Value.class);
                push(new Value());
            }
            case Opcode.STORE_NAME, Opcode.STORE_GLOBAL, Opcode.IMPORT_STAR -> pop(Value.class);
            case Opcode.LOAD_METHOD -> {
                pop(Value.class);
                pushMethod();
            }
            case Opcode.LOAD_SUPER_METHOD -> {
                pop(Value.class);
                pop(Value.class);
                pop(Value.class);
                pushMethod();
            }
            case Opcode.STORE_ATTR -> {
                pop(Value.class);
                popValueOrNull();
            }
            case Opcode.STORE_SUBSCR -> {
                pop(Value.class);
                pop(Value.class);
                popValueOrNull();
            }
            case Opcode.STORE_MAP -> {
                pop(Value.class);
                pop(Value.class);
                check(peek(0) instanceof Dict, "not a dict");
            }
            case Opcode.STORE_COMP -> storeComp(n >> 2, n & 3);
            case Opcode.DUP_TOP -> push(peek(0));
            case Opcode.DUP_TOP_TWO -> {
                push(peek(1));
                push(peek(1));
            }
            case Opcode.POP_TOP -> pop();
            case Opcode.ROT_TWO -> {
                Object b = pop();
                Object a = pop();
                push(b);
                push(a);
            }
            case Opcode.ROT_THREE -> {
                Object c = pop();
                Object b = pop();
                Object a = pop();
                push(c);
                push(a);
                push(b);
            }
            case Opcode.BUILD_TUPLE -> {
                popValues(n);
                push(new Tuple(n));
            }
            case Opcode.BUILD_LIST -> {
                popValues(n);
                push(new ListValue());
            }
            case Opcode.BUILD_SET -> {
                popValues(n);
                push(new SetValue());
            }
            case Opcode.BUILD_SLICE -> {
                check(n == 2 || n == 3, "slice");
                popValues(n);
                push(new Value());
            }
            case Opcode.BUILD_MAP -> push(new Dict());
            case Opcode.UNPACK_SEQUENCE -> {
                pop(Value.class);
                pushValues(n);
            }
            case Opcode.UNPACK_EX -> {
                pop(Value.class);
                pushValues((n & 0xff) + ((n >> 8) & 0xff) + 1);
            }
            case Opcode.MAKE_FUNCTION -> make(n, 0, false);
            case Opcode.MAKE_FUNCTION_DEFARGS -> make(n, 0, true);
            case Opcode.MAKE_CLOSURE -> make(n, code.at(next - 1), false);
            case Opcode.MAKE_CLOSURE_DEFARGS -> make(n, code.at(next - 1), true);
            case Opcode.CALL_FUNCTION -> call(n, false, false);
            case Opcode.CALL_FUNCTION_VAR_KW -> call(n, false, true);
            case Opcode.CALL_METHOD -> call(n, true, false);
            case Opcode.CALL_METHOD_VAR_KW -> call(n, true, true);
            case Opcode.IMPORT_NAME -> {
                Object from = pop(Value.class);
                check(from == NONE || from instanceof Tuple, "names to import");
                pop(Natural.class);
                push(new Value());
            }
            case Opcode.IMPORT_FROM -> {
                check(peek(0) instanceof Value, "module");
                push(new Value());
            }
            case Opcode.JUMP -> {
                return target;
            }
            case Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE -> {
                return popJump(op, target, next);
            }
            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP -> {
                check(peek(0) instanceof Value, "condition");
                if (random.nextBoolean()) {
                    return target;
                }
                pop();
            }
            case Opcode.GET_ITER_STACK -> {
                pop(Value.class);
                Object id = new Object();
                for (int i = 0; i < 4; i++) {
                    push(new Iterator(id, i));
                }
            }
            case Opcode.FOR_ITER -> {
                checkIterator();
                if (random.nextInt(3) == 0) {
                    popIterator();
                    return target;
                }
                push(new Value());
            }
            case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY, Opcode.SETUP_WITH -> {
                if (op == Opcode.SETUP_WITH) {
                    pop(Value.class);
                    pushMethod();
                }
                handlers.push(new Handler(target, sp, op != Opcode.SETUP_EXCEPT));
                check(handlers.size() <= prelude.nExcStack, "handlers");
                if (op == Opcode.SETUP_WITH) {
                    push(new Value());
                }
            }
            case Opcode.POP_EXCEPT_JUMP -> {
                check(!handlers.isEmpty(), "no handler");
                handlers.pop();
                return target;
            }
            case Opcode.WITH_CLEANUP -> withCleanup();
            case Opcode.END_FINALLY -> {
                return endFinally(next, done);
            }
            case Opcode.UNWIND_JUMP -> {
                unwind(target, code.at(next - 1), ip);
                return done;
            }
            case Opcode.RETURN_VALUE -> {
                Object result = pop();
                boolean isClassCell = result instanceof Cell && handlers.isEmpty();
                check(result instanceof Value || isClassCell, "returned " + result);
                unwindReturn(result, ip);
                return done;
            }
            case Opcode.RAISE_LAST -> {
                raise();
                return done;
            }
            case Opcode.RAISE_OBJ -> {
                pop(Value.class);
                raise();
                return done;
            }
            case Opcode.RAISE_FROM -> {
                pop(Value.class);
                pop(Value.class);
                raise();
                return done;
            }
            case Opcode.YIELD_VALUE -> {
                check(prelude.isGenerator(), "yields");
                pop(Value.class);
                push(new Value());
            }
            case Opcode.YIELD_FROM -> {
                check(prelude.isGenerator(), "yields");
                pop(Value.class);
                pop(Value.class);
                push(new Value());
            }
            default -> throw new AssertionError("undefined opcode " + op);
        }
        return next;
    }

    private void popValues(int n) {
        for (int i = 0; i < n; i++) {
            pop(Value.class);
        }
    }

    private void pushValues(int n) {
        for (int i = 0; i < n; i++) {
            push(new Value());
        }
    }

    private void pushMethod() {
        Object id = new Object();
        push(new Method(id));
        push(new Self(id));
    }

    private void storeComp(int index, int type) {
        check(index >= (type == 1 ? 2 : 1), "container is what is stored");
        Object container = peek(index);
        Class<?> wanted =
                switch (type) {
                    case 0 -> ListValue.class;
                    case 1 -> Dict.class;
                    case 2 -> SetValue.class;
                    default -> throw new AssertionError();
                };
        check(wanted.isInstance(container), "container");
        popValues(type == 1 ? 2 : 1);
    }

    private void make(int number, int cells, boolean hasDefaults) {
        for (int i = 0; i < cells; i++) {
            pop(Cell.class);
        }
        Prelude child = function.children().get(number).prelude();
        check(cells + child.nDefPosArgs <= child.nPosArgs, "cells and defaults");
        int positional = 0;
        boolean keyword = false;
        if (hasDefaults) {
            keyword = peek(0) != NULL;
            if (keyword) {
                pop(Dict.class);
            } else {
                pop();
            }
            if (peek(0) == NULL) {
                pop();
            } else {
                positional = pop(Tuple.class).size;
            }
        }
        check(positional == child.nDefPosArgs, "defaults");
        check(keyword == ((child.scopeFlags & Prelude.DEFKWARGS) != 0), "keyword defaults");
        push(new Value());
    }

    private void call(int n, boolean isMethod, boolean hasStars) {
        if (hasStars) {
            pop(Natural.class);
        }
        for (int i = (n >> 8) & 0xff; i > 0; i--) {
            pop(Value.class);
            if (hasStars && peek(0) == NULL) {
                pop();
            } else {
                pop(Text.class);
            }
        }
        popValues(n & 0xff);
        if (isMethod) {
            Self self = pop(Self.class);
            check(pop(Method.class).id == self.id, "method and self");
        } else {
            pop(Value.class);
        }
        push(new Value());
    }

    private int popJump(int op, int target, int next) {
        // After the test of async with: an exception falls through, what is pending jumps.
        boolean isTest =
                op == Opcode.POP_JUMP_IF_FALSE
                        && code.at(ip - 1) == Opcode.BINARY_OP_MULTI + BinaryOp.EXCEPTION_MATCH
                        && code.at(target) == Opcode.ROT_THREE;
        pop(Value.class);
        if (isTest) {
            boolean isPending = peek(0) instanceof PendingCause;
            check(isPending || peek(0) instanceof Raised, "tests " + peek(0));
            return isPending ? target : next;
        }
        return random.nextBoolean() ? target : next;
    }

    private void checkIterator() {
        if (peek(3) == NULL) {
            check(peek(2) instanceof Value && peek(1) == NULL && peek(0) == NULL, "iterator");
            return;
        }
        Object id = null;
        for (int slot = 0; slot < 4; slot++) {
            check(peek(3 - slot) instanceof Iterator, "iterator");
            Iterator i = (Iterator) peek(3 - slot);
            check(i.slot == slot && (id == null || id == i.id), "iterator slot");
            id = i.id;
        }
    }

    private void popIterator() {
        checkIterator();
        for (int i = 0; i < 4; i++) {
            pop();
        }
    }

    private void withCleanup() {
        Object data = null;
        Object reason = pop();
        if (reason instanceof PendingCause) {
            data = pop();
        } else {
            check(reason == NONE || reason instanceof Raised, "reason " + reason);
        }
        Self self = pop(Self.class);
        check(pop(Method.class).id == self.id, "exit and self");
        if (data != null) {
            push(data);
            push(reason);
        } else {
            push(reason instanceof Raised && random.nextBoolean() ? NONE : reason);
        }
    }

    private int endFinally(int next, int done) {
        int at = ip;
        check(!handlers.isEmpty(), "no handler");
        handlers.pop();
        Object reason = pop();
        if (reason == NONE) {
            return next;
        }
        if (reason instanceof Raised) {
            raise();
            return done;
        }
        check(reason instanceof PendingCause, "reason " + reason);
        int count = ((PendingCause) reason).count;
        if (count < 0) {
            unwindReturn(pop(Value.class), at);
        } else {
            unwind(pop(PendingData.class).destination, count, at);
        }
        return done;
    }

    private void unwindReturn(Object result, int at) {
        while (!handlers.isEmpty()) {
            Handler h = handlers.peek();
            if (h.isFinally && h.address > at) {
                check(sp >= h.sp, "stack below the handler's");
                while (sp > h.sp) {
                    stack[sp--] = null;
                }
                // The value travels in the slot of the data.
                push(result);
                push(new PendingCause(-1));
                ip = h.address;
                return;
            }
            handlers.pop();
        }
        ip = -1;
    }

    private void unwind(int destination, int spec, int at) {
        check(sp + 1 < stack.length, "no room for the destination");
        int left = spec;
        while ((left & 0x7f) > 0) {
            left--;
            check(!handlers.isEmpty(), "no handler");
            Handler h = handlers.peek();
            if (h.isFinally && h.address > at) {
                check(sp == h.sp, "stack differs from the handler's");
                push(new PendingData(destination));
                push(new PendingCause(left));
                ip = h.address;
                return;
            }
            if (h.isFinally) {
                Object reason = pop();
                if (reason instanceof PendingCause) {
                    pop();
                } else {
                    check(reason == NONE || reason instanceof Raised, "reason " + reason);
                }
            }
            handlers.pop();
        }
        if (left != 0) {
            popIterator();
        }
        ip = destination;
    }
}
