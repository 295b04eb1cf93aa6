package org.jmpy.region;

import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.MicroOps;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyClass;
import org.jmpy.object.PyInstance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls: built into the region where the callee is known and small, else made. */
final class Invocations {
    private final RegionBuilder b;
    private final Results results;
    private final Intrinsics intrinsics;

    Invocations(RegionBuilder builder, Results results) {
        b = builder;
        this.results = results;
        intrinsics = new Intrinsics(builder);
    }

    /**
     * The operands of a call, on the stack: the callee at {@code base}, positional arguments from
     * {@code first} on, then pairs of name and value.
     */
    private record Given(int base, int first, int positional, int named) {
        static final Given NOTHING = new Given(0, 0, 0, 0);

        /** {@return the object whose method is called, as a part of the callee, else null} */
        Val self(Scope s) {
            Val callee = s.stack[base];
            return callee.shell == Shell.BOUND_METHOD ? callee.fields.get(1) : null;
        }

        List<Val> arguments(Scope s) {
            List<Val> all =
                    new ArrayList<>(Arrays.asList(s.stack).subList(first, first + positional));
            Val self = self(s);
            if (self != null) {
                all.addFirst(self);
            }
            return all;
        }

        Val name(Scope s, int i) {
            return s.stack[first + positional + 2 * i];
        }

        Val value(Scope s, int i) {
            return s.stack[first + positional + 2 * i + 1];
        }

        int end() {
            return first + positional + 2 * named;
        }
    }

    /**
     * A function written in Python that is called; {@code function} is null if only its code is
     * known.
     */
    private record Callee(Val val, FunctionCode code, BytecodeFunction function) {
        static Callee of(Val val) {
            if (val.shell == Shell.BOUND_METHOD) {
                return of(val.fields.getFirst());
            }
            if (val.constant() instanceof BytecodeFunction function) {
                return new Callee(val, function.code(), function);
            }
            if (val.shell instanceof Shell.Function(FunctionCode code)) {
                return new Callee(val, code, null);
            }
            return val.kind instanceof FunctionCode code ? new Callee(val, code, null) : null;
        }

        int cells() {
            return val.isVirtual() ? val.fields.size() : code.closedCells();
        }

        /** {@return whether there can be compiled code that takes so many arguments} */
        boolean takes(int arguments) {
            return code.boundArgs() >= 0 && arguments <= CompiledCode.MAX_ARGS;
        }
    }

    /** CALL_FUNCTION: function and arguments are on the stack. */
    void function(int n) {
        Scope s = b.scope;
        int positional = n & 0xff;
        int named = (n >> 8) & 0xff;
        int base = s.depth - 1 - positional - 2 * named;
        s.depth = base;
        callee(base);
        if (!known(new Given(base, base + 1, positional, named))) {
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
        if (self.isNull()) {
            done = known(new Given(base, base + 2, positional, named));
        } else if (isObject(self)) {
            done = known(new Given(base, base + 1, positional + 1, named));
        }
        if (!done) {
            general(base, n, true, 0);
        }
    }

    /** A call with stars: above the arguments is the bitmap that tells which are tuples of them. */
    void starred(int n, boolean method) {
        int positional = n & 0xff;
        int named = (n >> 8) & 0xff;
        int base = b.scope.depth - positional - 2 * named - (method ? 3 : 2);
        b.scope.depth = base;
        callee(base);
        if (!starred(new Given(base, method ? base + 2 : base + 1, positional, named))) {
            general(base, n, method, 1);
        }
    }

    /** {@return whether the call was made} As {@link #python}, for what {@link #expanded} knows. */
    private boolean starred(Given given) {
        Callee callee = Callee.of(b.scope.stack[given.base]);
        List<Val> positional = expanded(given);
        List<Val> arguments =
                callee == null || positional == null
                        ? null
                        : bind(callee, positional, Given.NOTHING);
        if (arguments == null) {
            return false;
        }
        if (!callee.code.isGenerator() && b.canInline(callee.code)) {
            inline(callee, arguments, Continuation.Plain.PUSH);
            return true;
        }
        if (!callee.takes(arguments.size())) {
            return false;
        }
        makeCallee(given);
        for (Val val = firstVirtual(given); val != null; val = firstVirtual(given)) {
            b.make(val);
        }
        return call(given, expanded(given), Given.NOTHING);
    }

    private Val firstVirtual(Given given) {
        return expanded(given).stream().filter(Val::isVirtual).findFirst().orElse(null);
    }

    /**
     * {@return the positional arguments of a call whose stars stand before nothing but virtual
     * tuples and empty dicts, those of a function that hands on what it was called with; else null}
     *
     * @param given the bitmap of the stars is behind its end
     */
    private List<Val> expanded(Given given) {
        Val[] stack = b.scope.stack;
        if (!(stack[given.end()].constant() instanceof Long stars)) {
            return null;
        }
        List<Val> all = new ArrayList<>();
        Val self = given.first == given.base + 2 ? stack[given.base + 1] : Val.NULL;
        if (self.isNull()) {
            self = given.self(b.scope);
        } else if (!isObject(self)) {
            return null;
        }
        if (self != null) {
            all.add(self);
        }
        for (int i = 0; i < given.positional; i++) {
            Val val = stack[given.first + i];
            if (i >= Long.SIZE || (stars >>> i & 1) == 0) {
                all.add(val);
            } else if (val.shell == Shell.TUPLE) {
                all.addAll(val.fields);
            } else {
                return null;
            }
        }
        for (int i = 0; i < given.named; i++) {
            if (!given.name(b.scope, i).isNull()
                    || given.value(b.scope, i).shell != Shell.EMPTY_DICT) {
                return null;
            }
        }
        return all;
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
    private boolean known(Given given) {
        Val val = b.scope.stack[given.base];
        Callee callee = Callee.of(val);
        if (callee != null) {
            return python(callee, given);
        }
        if (val.constant() instanceof PyClass cls) {
            return instantiate(cls, given);
        }
        if (val.shape() != null) {
            return instance(given);
        }
        Object constant = val.constant();
        if (constant == null || given.named != 0) {
            return false;
        }
        if (intrinsics.call(constant, given.first, given.positional)) {
            return true;
        }
        if (constant == b.vm.builtins().globals().get("len") && given.positional == 1) {
            Object len = b.member(b.scope.stack[given.first], "__len__");
            if (special(len, Continuation.Plain.LENGTH, given.first)) {
                return true;
            }
        }
        Object body = constant instanceof PyBuiltin builtin ? builtin.body(given.positional) : null;
        if (body == null) {
            return false;
        }
        b.scope.push(b.unknown(run(body, given.first, given.positional)));
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
        if (body instanceof PyBuiltin.FnN) {
            return b.emit(Micro.BODY_OF_ARRAY, target, b.array(values));
        }
        if (body instanceof PyBuiltin.FnKw) {
            return b.emit(Micro.BODY_WITH_NAMES, target, b.array(values), Value.reference(null));
        }
        Value[] all = new Value[count + 1];
        all[0] = target;
        System.arraycopy(values, 0, all, 1, count);
        return b.emit(Micro.BODY[count], all);
    }

    // ---- functions written in Python -----------------------------------------------------------

    private boolean python(Callee callee, Given given) {
        List<Val> arguments = bind(callee, given.arguments(b.scope), given);
        if (arguments == null) {
            return false;
        }
        FunctionCode code = callee.code;
        if (!code.isGenerator() && b.canInline(code)) {
            b.scope.depth = given.base;
            inline(callee, arguments, Continuation.Plain.PUSH);
            return true;
        }
        if (!callee.takes(arguments.size())) {
            return false;
        }
        makeCallee(given);
        makeOperands(given.first, given.end());
        return call(given, given.arguments(b.scope), given);
    }

    private void makeCallee(Given given) {
        Val self = given.self(b.scope);
        make(self == null ? b.scope.stack[given.base] : self);
    }

    /** Calls the compiled code of what is called, now that all operands are objects. */
    private boolean call(Given given, List<Val> positional, Given named) {
        Callee callee = Callee.of(b.scope.stack[given.base]);
        List<Val> arguments = bind(callee, positional, named);
        if (arguments == null) {
            // Of a function that had to be made the defaults are not known any more.
            return false;
        }
        b.scope.push(direct(callee, arguments));
        b.next();
        return true;
    }

    /** A call of an instance whose class defines {@code __call__}. */
    private boolean instance(Given given) {
        if (given.named != 0) {
            return false;
        }
        int[] places = new int[given.positional + 1];
        places[0] = given.base;
        for (int i = 0; i < given.positional; i++) {
            places[i + 1] = given.first + i;
        }
        b.scope.depth = given.base;
        return special(
                b.member(b.scope.stack[given.base], "__call__"), Continuation.Plain.PUSH, places);
    }

    /**
     * Calls what a class has for an operation, if it is a function written in Python.
     *
     * @param continuation what becomes of the result; the frame's depth is to be so that this fits
     * @param places where in the stack's slots the arguments are
     * @return false if nothing was done
     */
    boolean special(Object method, Continuation continuation, int... places) {
        if (!(method instanceof BytecodeFunction function)) {
            return false;
        }
        Callee callee = Callee.of(Val.constant(function));
        List<Val> arguments = bind(callee, at(places), Given.NOTHING);
        if (arguments == null) {
            return false;
        }
        if (!callee.code.isGenerator() && b.canInline(callee.code)) {
            inline(callee, arguments, continuation);
            return true;
        }
        if (!callee.takes(arguments.size())) {
            return false;
        }
        for (int place : places) {
            if (b.scope.stack[place].isVirtual()) {
                b.make(b.scope.stack[place]);
            }
        }
        Val result = direct(callee, bind(callee, at(places), Given.NOTHING));
        results.finish(continuation, result);
        return true;
    }

    private List<Val> at(int[] places) {
        return Arrays.stream(places).mapToObj(place -> b.scope.stack[place]).toList();
    }

    /** Calls the compiled code of a function; its arguments are no virtual objects. */
    private Val direct(Callee callee, List<Val> arguments) {
        Value[] values = new Value[arguments.size() + 2];
        for (int i = 0; i < arguments.size(); i++) {
            values[i + 2] = b.object(arguments.get(i));
        }
        values[0] = b.emit(Micro.CODE_TO_CALL, Value.reference(callee.code));
        values[1] = callee.val.value;
        MicroOp[] calls = b.isRecursion(callee.code) ? Micro.RECURSION : Micro.CALL_CODE;
        return b.unknown(b.emit(calls[arguments.size()], values));
    }

    /**
     * {@return what a call binds behind the cells: arguments, named ones and defaults in their
     * places, then the tuple and the dict of what is left; null if that is not known, or an error}
     *
     * @param positional the arguments without names, to which those {@code given} by name are added
     */
    private List<Val> bind(Callee callee, List<Val> positional, Given given) {
        FunctionCode code = callee.code;
        int cells = callee.cells();
        int parameters = code.positionalParameters() - cells;
        int fitting = Math.min(positional.size(), parameters);
        if (code.boundArgs() < 0 || positional.size() > fitting && !code.hasStar()) {
            return null;
        }
        Val[] all = positional.subList(0, fitting).toArray(new Val[parameters]);
        for (int i = 0; i < given.named; i++) {
            int at = parameter(code, given.name(b.scope, i), cells, parameters);
            if (at < 0 || all[at] != null) {
                return null;
            }
            all[at] = given.value(b.scope, i);
        }
        int defaults = callee.function == null ? 0 : callee.function.defaultCount();
        for (int i = positional.size(); i < parameters; i++) {
            if (all[i] == null) {
                if (parameters - i > defaults) {
                    return null;
                }
                all[i] = Val.constant(callee.function.defaultFromEnd(parameters - i));
            }
        }
        List<Val> bound = new ArrayList<>(Arrays.asList(all));
        if (code.hasStar()) {
            List<Val> rest = positional.subList(fitting, positional.size());
            bound.add(Val.virtual(Shell.TUPLE, List.copyOf(rest)));
        }
        if (code.hasDoubleStar()) {
            bound.add(Val.virtual(Shell.EMPTY_DICT, List.of()));
        }
        return bound;
    }

    private static int parameter(FunctionCode code, Val name, int cells, int parameters) {
        for (int i = 0; i < parameters; i++) {
            if (code.argumentName(cells + i).equals(name.constant())) {
                return i;
            }
        }
        return -1;
    }

    /** Goes on in the callee; what becomes of its result {@code continuation} says. */
    private void inline(Callee callee, List<Val> arguments, Continuation continuation) {
        Scope caller = b.scope;
        FunctionCode code = callee.code;
        int cells = callee.cells();
        Scope inner = new Scope(caller, RegionBuilder.map(code));
        for (int i = 0; i < cells; i++) {
            inner.locals[i] = cell(callee, i);
        }
        caller.continuation = continuation;
        for (int i = 0; i < arguments.size(); i++) {
            inner.locals[cells + i] = argument(arguments.get(i), code, cells + i);
        }
        RegionBuilder.wrapCells(inner);
        b.scope = inner;
    }

    private Val cell(Callee callee, int i) {
        if (callee.val.isVirtual()) {
            return callee.val.fields.get(i);
        }
        return callee.function != null
                ? Val.constant(MicroOps.cell(callee.function, i))
                : Val.object(
                        b.emit(Micro.CELL, callee.val.value, Value.constant((long) i)),
                        PyCell.class,
                        null);
    }

    /** The callee may know more of its argument than the caller does. */
    private static Val argument(Val val, FunctionCode code, int local) {
        if (val.isVague() && val.origin == null) {
            return Val.object(val.value, val.kind, new Origin.Argument(code.feedback(), local));
        }
        return val;
    }

    // ---- classes -------------------------------------------------------------------------------

    private boolean instantiate(PyClass cls, Given given) {
        if (!cls.isPlain() || !b.rely(cls.assumeUnchanged())) {
            return false;
        }
        Object init = cls.member("__init__");
        Val instance = Val.virtual(new Shell.Instance(cls.rootShape()));
        if (init == null && given.end() == given.first) {
            b.scope.push(instance);
            b.next();
            return true;
        }
        if (!(init instanceof BytecodeFunction function)) {
            return false;
        }
        Callee callee = Callee.of(Val.constant(function));
        List<Val> positional = given.arguments(b.scope);
        positional.addFirst(instance);
        List<Val> arguments = bind(callee, positional, given);
        if (arguments == null || callee.code.isGenerator()) {
            return false;
        }
        if (b.canInline(callee.code)) {
            b.scope.depth = given.base;
            b.scope.push(instance);
            inline(callee, arguments, Continuation.Plain.INITIALISED);
            return true;
        }
        if (!callee.takes(arguments.size())) {
            return false;
        }
        initialise(callee, instance, given);
        return true;
    }

    /** Makes an instance and calls its {@code __init__}. */
    private void initialise(Callee init, Val instance, Given given) {
        makeOperands(given.base, given.end());
        Value made = b.object(instance);
        List<Val> positional = given.arguments(b.scope);
        positional.addFirst(Val.object(made, PyInstance.class, null));
        Val result = direct(init, bind(init, positional, given));
        b.emit(Micro.CHECK_INITIALISED, result.value);
        b.scope.depth = given.base;
        b.scope.push(Val.object(made, PyInstance.class, b.result()));
        b.next();
    }

    /** Makes operands that are virtual. */
    private void makeOperands(int from, int to) {
        for (int i = from; i < to; i++) {
            make(b.scope.stack[i]);
        }
    }

    private void make(Val val) {
        if (val.isVirtual()) {
            b.make(val);
        }
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
