package org.jmpy.region;

import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.MicroOps;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyClass;

import java.util.ArrayList;
import java.util.List;

/** Calls: built into the region where the callee is known and small, else made. */
final class Invocations {
    private static final int MAX_DIRECT = 4;

    private final RegionBuilder b;
    private final Intrinsics intrinsics;

    Invocations(RegionBuilder builder) {
        b = builder;
        intrinsics = new Intrinsics(builder);
    }

    /** CALL_FUNCTION: function and arguments are on the stack. */
    void function(int n) {
        Scope s = b.scope;
        int positional = n & 0xff;
        int named = (n >> 8) & 0xff;
        int base = s.depth - 1 - positional - 2 * named;
        s.depth = base;
        callee(base);
        if (named != 0 || !known(base, base + 1, positional)) {
            general(base, n, false, 0);
        }
    }

    /** CALL_METHOD: function, self or null and arguments are on the stack. */
    void method(int n) {
        Scope s = b.scope;
        int positional = n & 0xff;
        int named = (n >> 8) & 0xff;
        int base = s.depth - 2 - positional - 2 * named;
        s.depth = base;
        callee(base);
        Val self = b.scope.stack[base + 1];
        boolean done = false;
        if (named == 0 && self.isNull()) {
            done = known(base, base + 2, positional);
        } else if (named == 0 && isObject(self)) {
            done = known(base, base + 1, positional + 1);
        }
        if (!done) {
            general(base, n, true, 0);
        }
    }

    /** A call with stars: the bitmap that tells which is on top. */
    void starred(int n, boolean method) {
        int values = (n & 0xff) + 2 * ((n >> 8) & 0xff) + (method ? 2 : 1) + 1;
        b.scope.depth -= values;
        general(b.scope.depth, n, method, 1);
    }

    /** Finds out what is called, also from what the call was seen to call. */
    private void callee(int base) {
        Val callee = b.scope.stack[base];
        if (callee.isVague() && callee.origin == null && b.feedback() != null) {
            Val told =
                    Val.object(
                            callee.value, callee.kind, new Origin.Target(b.feedback(), b.scope.ip));
            b.scope.replace(callee, told);
            callee = told;
        }
        b.known(callee);
    }

    /** {@return whether it is surely no null, so that it is the first argument} */
    private static boolean isObject(Val self) {
        return self.isVirtual() || !self.is(Type.REF) || self.kind != null || self.isConstant();
    }

    /** Calls what is known. {@return false if nothing was done} */
    private boolean known(int base, int first, int count) {
        Val callee = b.scope.stack[base];
        if (callee.constant() instanceof BytecodeFunction function) {
            return python(callee, function.code(), function, base, first, count);
        }
        if (callee.kind instanceof FunctionCode code) {
            return python(callee, code, null, base, first, count);
        }
        if (callee.constant() instanceof PyClass cls) {
            return instantiate(cls, base, first, count);
        }
        Object constant = callee.constant();
        if (constant == null) {
            return false;
        }
        if (intrinsics.call(constant, first, count)) {
            return true;
        }
        Object body = constant instanceof PyBuiltin builtin ? builtin.body(count) : null;
        if (body == null) {
            return false;
        }
        b.scope.push(b.unknown(run(body, first, count)));
        b.next();
        return true;
    }

    /** Runs what is behind a built-in function; HotSpot sees which it is. */
    private Value run(Object body, int first, int count) {
        Value target = Value.reference(body);
        Value[] values = new Value[count];
        for (int i = 0; i < count; i++) {
            values[i] = b.object(b.scope.stack[first + i]);
        }
        return switch (body) {
            case PyBuiltin.FnN f -> b.emit(Micro.BODY_OF_ARRAY, target, b.array(values));
            case PyBuiltin.FnKw f ->
                    b.emit(Micro.BODY_WITH_NAMES, target, b.array(values), Value.reference(null));
            default -> {
                Value[] all = new Value[count + 1];
                all[0] = target;
                System.arraycopy(values, 0, all, 1, count);
                yield b.emit(Micro.BODY[count], all);
            }
        };
    }

    // ---- functions written in Python -----------------------------------------------------------

    private boolean python(
            Val callee, FunctionCode code, BytecodeFunction function, int base, int first, int n) {
        List<Val> arguments = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            arguments.add(b.scope.stack[first + i]);
        }
        int cells = code.closedCells();
        int missing = code.plainArgs() - cells - n;
        if (code.plainArgs() < 0 || missing < 0) {
            return false;
        }
        if (missing > 0) {
            if (function == null || function.defaultCount() < missing) {
                return false;
            }
            for (int i = missing; i > 0; i--) {
                arguments.add(Val.constant(function.defaultFromEnd(i)));
            }
        }
        if (!code.isGenerator() && b.canInline(code)) {
            inline(callee, code, arguments, base, Scope.Continuation.PUSH);
            return true;
        }
        if (arguments.size() > MAX_DIRECT) {
            return false;
        }
        Value[] values = new Value[arguments.size() + 2];
        for (int i = 0; i < arguments.size(); i++) {
            // Made objects are found where they were put.
            Val argument = i < n ? b.scope.stack[first + i] : arguments.get(i);
            values[i + 2] = b.object(argument);
        }
        values[0] = b.emit(Micro.CODE_TO_CALL, Value.reference(code));
        values[1] = callee.value;
        MicroOp op = Micro.COMPILED[arguments.size()];
        b.scope.push(b.unknown(b.emit(op, values)));
        b.next();
        return true;
    }

    /** Goes on in the callee; its result comes back to the stack at {@code base}. */
    private void inline(
            Val callee,
            FunctionCode code,
            List<Val> arguments,
            int base,
            Scope.Continuation continuation) {
        Scope caller = b.scope;
        int cells = code.closedCells();
        Val[] closed = new Val[cells];
        for (int i = 0; i < cells; i++) {
            Object constant =
                    callee.constant() instanceof BytecodeFunction f ? MicroOps.cell(f, i) : null;
            closed[i] =
                    constant != null
                            ? Val.constant(constant)
                            : Val.object(
                                    b.emit(Micro.CELL, callee.value, Value.constant((long) i)),
                                    org.jmpy.object.PyCell.class,
                                    null);
        }
        if (continuation == Scope.Continuation.PUSH) {
            caller.depth = base;
        }
        caller.continuation = continuation;
        Scope inner = new Scope(caller, RegionBuilder.map(code));
        for (int i = 0; i < cells; i++) {
            inner.locals[i] = closed[i];
        }
        for (int i = 0; i < arguments.size(); i++) {
            inner.locals[cells + i] = argument(arguments.get(i), code, cells + i);
        }
        b.scope = inner;
    }

    /** The callee may know more of its argument than the caller does. */
    private static Val argument(Val val, FunctionCode code, int local) {
        if (val.isVague() && val.origin == null) {
            return Val.object(val.value, val.kind, new Origin.Argument(code.feedback(), local));
        }
        return val;
    }

    /** RETURN_VALUE of a function that was built into its caller. */
    void returnToCaller() {
        Scope inner = b.scope;
        Val value = inner.peek(0);
        Scope caller = inner.outer;
        if (caller.continuation == Scope.Continuation.DROP_NONE) {
            if (value.constant() != org.jmpy.object.Singleton.NONE) {
                b.leave(Cause.UNSUPPORTED);
            }
        } else {
            caller.push(value);
        }
        caller.continuation = null;
        b.scope = caller;
        b.next();
    }

    // ---- classes -------------------------------------------------------------------------------

    private boolean instantiate(PyClass cls, int base, int first, int count) {
        if (!cls.isPlain() || !b.rely(cls.assumeUnchanged())) {
            return false;
        }
        Object init = cls.member("__init__");
        if (init == null && count == 0) {
            b.scope.push(newInstance(cls));
            b.next();
            return true;
        }
        if (!(init instanceof BytecodeFunction function)) {
            return false;
        }
        FunctionCode code = function.code();
        int missing = code.plainArgs() - code.closedCells() - 1 - count;
        if (code.plainArgs() < 0
                || missing < 0
                || missing > function.defaultCount()
                || code.isGenerator()
                || !b.canInline(code)) {
            return false;
        }
        List<Val> arguments = new ArrayList<>();
        Val instance = newInstance(cls);
        arguments.add(instance);
        for (int i = 0; i < count; i++) {
            arguments.add(b.scope.stack[first + i]);
        }
        for (int i = missing; i > 0; i--) {
            arguments.add(Val.constant(function.defaultFromEnd(i)));
        }
        b.scope.depth = base;
        b.scope.push(instance);
        inline(Val.constant(function), code, arguments, base, Scope.Continuation.DROP_NONE);
        return true;
    }

    private Val newInstance(PyClass cls) {
        return Val.object(b.emit(Micro.INSTANTIATE, Value.reference(cls)), cls.rootShape(), null);
    }

    // ---- any calls -----------------------------------------------------------------------------

    private void general(int base, int n, boolean method, int extra) {
        int positional = n & 0xff;
        int named = (n >> 8) & 0xff;
        Value caller = Value.reference(b.scope.map.code);
        Value result;
        if (extra == 0 && named == 0 && !method && positional < Micro.CALL.length) {
            result = b.emit(Micro.CALL[positional], objects(base, positional + 1, caller));
        } else if (extra == 0 && named == 0 && method && positional < Micro.CALL_METHOD.length) {
            result = b.emit(Micro.CALL_METHOD[positional], objects(base, positional + 2, caller));
        } else {
            int count = positional + 2 * named + (method ? 2 : 1) + extra;
            b.scope.depth = base + count;
            result =
                    b.emit(
                            extra == 0 ? Micro.CALL_ANY : Micro.CALL_STARRED,
                            b.poppedArray(count),
                            Value.constant((long) n),
                            Value.constant(method),
                            caller);
        }
        b.scope.depth = base;
        b.scope.push(b.unknown(result));
        b.next();
    }

    private Value[] objects(int base, int count, Value last) {
        Value[] values = new Value[count + 1];
        for (int i = 0; i < count; i++) {
            values[i] = b.object(b.scope.stack[base + i]);
        }
        values[count] = last;
        return values;
    }
}
