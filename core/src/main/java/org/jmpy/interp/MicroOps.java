package org.jmpy.interp;

import org.jmpy.bytecode.Flow;
import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBoundMethod;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyList;
import org.jmpy.object.PyObject;
import org.jmpy.object.PySet;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;

/**
 * The operations of bytecode instructions that need more than values, as static methods: compiled
 * code calls them, and they call what tier 0 calls. Operators are in {@link Ops}.
 */
public final class MicroOps {
    private MicroOps() {}

    // ---- names, attributes ---------------------------------------------------------------------

    public static Object loadGlobal(ModuleCode module, int qstr) {
        return module.loadGlobal(qstr);
    }

    public static void storeGlobal(Object value, ModuleCode module, int qstr) {
        module.storeGlobal(qstr, value);
    }

    public static void deleteGlobal(ModuleCode module, int qstr) {
        module.globals().deleteItem(module.name(qstr));
    }

    public static Object loadName(PyDict names, ModuleCode module, int qstr) {
        if (names != null && names != module.globals()) {
            Object value = names.get(module.name(qstr));
            if (value != null) {
                return value;
            }
        }
        return module.loadGlobal(qstr);
    }

    public static void storeName(Object value, PyDict names, ModuleCode module, int qstr) {
        if (names == null || names == module.globals()) {
            module.storeGlobal(qstr, value);
        } else {
            names.putItem(module.name(qstr), value);
        }
    }

    public static void deleteName(PyDict names, ModuleCode module, int qstr) {
        (names == null ? module.globals() : names).deleteItem(module.name(qstr));
    }

    /** {@return the attribute} @throws PyError AttributeError, or what the object's class raises */
    public static Object loadAttr(Object object, AttributeCache cache, String name) {
        if (object instanceof PyInstance instance) {
            int index = cache.index(instance);
            if (index < 0) {
                PyFunction method = method(instance, cache, name);
                if (method != null) {
                    return boundMethod(method, instance);
                }
                index = cache.learnIndex(instance, name);
            }
            if (index >= 0) {
                return instance.value(index);
            }
        } else {
            Object member = cache.member(object, name);
            if (member != null) {
                return member;
            }
        }
        return Attributes.load(object, name);
    }

    private static PyFunction method(PyInstance instance, AttributeCache cache, String name) {
        PyFunction known = cache.method(instance);
        return known != null ? known : cache.learnMethod(instance, name);
    }

    /** {@return a method as a value of its own} */
    public static Object boundMethod(Object function, Object self) {
        return new PyBoundMethod(function, self);
    }

    public static void storeAttr(Object value, Object object, AttributeCache cache, String name) {
        if (value != null && object instanceof PyInstance instance) {
            int index = cache.storeIndex(instance);
            if (index >= 0) {
                instance.setValue(index, value);
                return;
            }
            if (instance.cls().storesPlainly(name)) {
                if (cache.learnIndex(instance, name) >= 0) {
                    instance.setValue(cache.storeIndex(instance), value);
                } else {
                    instance.put(name, value);
                }
                return;
            }
        }
        storeAttrSlow(value, object, name);
    }

    private static void storeAttrSlow(Object value, Object object, String name) {
        if (value == null) {
            Attributes.delete(object, name);
        } else {
            Attributes.store(object, name, value);
        }
    }

    /**
     * {@return what {@code object.name(...)} calls} The first argument it is to get, or null, is
     * then in {@link Vm#methodSelf}.
     */
    public static Object loadMethod(Object object, AttributeCache cache, String name, Vm vm) {
        if (object instanceof PyInstance instance) {
            PyFunction method = method(instance, cache, name);
            if (method != null) {
                vm.methodSelf = object;
                return method;
            }
        } else {
            Object method = cache.builtinMethod(object, name);
            if (method != null) {
                vm.methodSelf = object;
                return method;
            }
            Object member = cache.member(object, name);
            if (member != null) {
                vm.methodSelf = null;
                return member;
            }
        }
        Object[] dest = new Object[2];
        Attributes.loadMethod(object, name, dest, 0);
        vm.methodSelf = dest[1];
        return dest[0];
    }

    /** As {@link #loadMethod} for {@code super(cls, self).name}. */
    public static Object loadSuperMethod(Object cls, Object self, String name, Vm vm) {
        if (!(cls instanceof PyType type)) {
            throw PyError.bareType();
        }
        Object[] dest = new Object[2];
        Attributes.loadSuperMethod(type, self, name, dest, 0);
        vm.methodSelf = dest[1];
        return dest[0];
    }

    public static Object methodSelf(Vm vm) {
        return vm.methodSelf;
    }

    public static void storeSubscr(Object value, Object object, Object index) {
        Steps.storeSubscr(object, index, value);
    }

    public static Object checkLocal(Object value) {
        if (value == null) {
            throw Steps.unboundLocal();
        }
        return value;
    }

    /** {@return a new cell} The value is null if the variable is unbound. */
    public static Object newCell(Object value) {
        return new PyCell(value);
    }

    public static Object loadCell(Object cell) {
        return Steps.loadCell(cell);
    }

    public static void storeCell(Object value, Object cell) {
        ((PyCell) cell).value = value;
    }

    public static void deleteCell(Object cell) {
        Steps.loadCell(cell);
        ((PyCell) cell).value = null;
    }

    public static Object buildClass(FunctionCode code) {
        return Steps.buildClass(code);
    }

    // ---- calls ---------------------------------------------------------------------------------

    /**
     * {@return the code for a plain call of {@code callee} with {@code count} arguments, or null}
     */
    public static CompiledCode target(Object callee, int count) {
        if (callee instanceof BytecodeFunction f && f.plainArgs == count) {
            return f.code.compiledCalls;
        }
        return null;
    }

    /**
     * {@return what runs plain calls of functions of {@code code}: compiled, or the interpreter}
     */
    public static CompiledCode codeToCall(FunctionCode code) {
        CompiledCode compiled = code.compiledCalls;
        return compiled != null ? compiled : InterpretedCode.INSTANCE;
    }

    // The code of other functions, which regions call. At a call of its own HotSpot would take the
    // code that the function has when the region is compiled for all that it will have, and throw
    // the region's machine code away when there is better. The launcher has it leave these alone.

    public static Object callCode0(CompiledCode code, BytecodeFunction f) {
        return code.call0(f);
    }

    public static Object callCode1(CompiledCode code, BytecodeFunction f, Object a) {
        return code.call1(f, a);
    }

    public static Object callCode2(CompiledCode code, BytecodeFunction f, Object a, Object b) {
        return code.call2(f, a, b);
    }

    public static Object callCode3(
            CompiledCode code, BytecodeFunction f, Object a, Object b, Object c) {
        return code.call3(f, a, b, c);
    }

    public static Object callCode4(
            CompiledCode code, BytecodeFunction f, Object a, Object b, Object c, Object d) {
        return code.call4(f, a, b, c, d);
    }

    public static Object callCode5(
            CompiledCode code,
            BytecodeFunction f,
            Object a,
            Object b,
            Object c,
            Object d,
            Object e) {
        return code.call5(f, a, b, c, d, e);
    }

    public static Object callCode6(
            CompiledCode code,
            BytecodeFunction f,
            Object a,
            Object b,
            Object c,
            Object d,
            Object e,
            Object g) {
        return code.call6(f, a, b, c, d, e, g);
    }

    public static Object call0(Object callee, FunctionCode caller) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(new Frame(caller, null), PyCallable.NO_ARGS, null)
                : Call.call0(callee);
    }

    public static Object call1(Object callee, Object a, FunctionCode caller) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(new Frame(caller, null), new Object[] {a}, null)
                : Call.call1(callee, a);
    }

    public static Object call2(Object callee, Object a, Object b, FunctionCode caller) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(new Frame(caller, null), new Object[] {a, b}, null)
                : Call.call2(callee, a, b);
    }

    public static Object call3(Object callee, Object a, Object b, Object c, FunctionCode caller) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(new Frame(caller, null), new Object[] {a, b, c}, null)
                : Call.call3(callee, a, b, c);
    }

    /** Calls {@code callee} from a frame, which built-in functions may look at. */
    public static Object call0(Object callee, Frame frame) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(frame, PyCallable.NO_ARGS, null)
                : Call.call0(callee);
    }

    public static Object call1(Object callee, Object a, Frame frame) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(frame, new Object[] {a}, null)
                : Call.call1(callee, a);
    }

    public static Object call2(Object callee, Object a, Object b, Frame frame) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(frame, new Object[] {a, b}, null)
                : Call.call2(callee, a, b);
    }

    public static Object call3(Object callee, Object a, Object b, Object c, Frame frame) {
        return callee instanceof FrameBuiltin builtin
                ? builtin.call(frame, new Object[] {a, b, c}, null)
                : Call.call3(callee, a, b, c);
    }

    /**
     * Does a call instruction on the frame's slots from {@code at} on: function, self or null if
     * {@code method}, arguments as on the stack.
     */
    public static Object call(Frame frame, int at, int n, boolean method) {
        return method
                ? Calls.method(frame, frame.state, at, n)
                : Calls.function(frame, frame.state, at, n);
    }

    /** As {@link #call(Frame, int, int, boolean)}, with stars. */
    public static Object callStarred(Frame frame, int at, int n, boolean method) {
        return Calls.starred(frame, frame.state, at, n, method);
    }

    /** LOAD_METHOD: puts function and self, or null, in the frame's slots from {@code at} on. */
    public static void loadMethod(
            Object object, AttributeCache cache, String name, Object[] s, int at) {
        if (object instanceof PyInstance instance) {
            PyFunction method = method(instance, cache, name);
            if (method != null) {
                s[at] = method;
                s[at + 1] = object;
                return;
            }
        } else {
            Object method = cache.builtinMethod(object, name);
            if (method != null) {
                s[at] = method;
                s[at + 1] = object;
                return;
            }
            Object member = cache.member(object, name);
            if (member != null) {
                s[at] = member;
                s[at + 1] = null;
                return;
            }
        }
        Attributes.loadMethod(object, name, s, at);
    }

    /** LOAD_SUPER_METHOD: as {@link #loadMethod(Object, AttributeCache, String, Object[], int)}. */
    public static void loadSuperMethod(Object cls, Object self, String name, Object[] s, int at) {
        if (!(cls instanceof PyType type)) {
            throw PyError.bareType();
        }
        Attributes.loadSuperMethod(type, self, name, s, at);
    }

    /** {@return a tuple of {@code count} values from {@code first} on} */
    public static Object tuple(Object[] s, int first, int count) {
        return Steps.tuple(s, first, count);
    }

    public static Object list(Object[] s, int first, int count) {
        return Steps.list(s, first, count);
    }

    public static Object set(Object[] s, int first, int count) {
        return Steps.set(s, first, count);
    }

    public static Object slice(Object[] s, int first, int count) {
        return Steps.slice(s, first, count);
    }

    /** UNPACK_SEQUENCE: {@code s[at]} becomes {@code count} items, the first one last. */
    public static void unpack(Object[] s, int at, int count) {
        Steps.unpack(s, at, count);
    }

    public static void unpackStar(Object[] s, int at, int left, int right) {
        Steps.unpackStar(s, at, left, right);
    }

    public static Object importName(Object level, Object fromList, String name, Frame frame) {
        return Steps.importName(frame, name, fromList, level);
    }

    public static Object importFrom(Object module, String name, Frame frame) {
        return Steps.importFrom(frame, module, name);
    }

    public static void importStar(Object module, Frame frame) {
        Steps.importStar(frame, module);
    }

    /** Goes on with a frame in tier 0 to its end. The call was counted. */
    public static Object interpret(Frame frame) {
        return Interpreter.run(frame, null);
    }

    /** Calls {@code callee}, with {@code self} before the arguments unless it is null. */
    public static Object callMethod0(Object callee, Object self, FunctionCode caller) {
        return self == null ? call0(callee, caller) : call1(callee, self, caller);
    }

    public static Object callMethod1(Object callee, Object self, Object a, FunctionCode caller) {
        return self == null ? call1(callee, a, caller) : call2(callee, self, a, caller);
    }

    public static Object callMethod2(
            Object callee, Object self, Object a, Object b, FunctionCode caller) {
        return self == null ? call2(callee, a, b, caller) : call3(callee, self, a, b, caller);
    }

    /**
     * Any call without stars.
     *
     * @param s function, self or null if {@code method}, arguments as on the stack
     * @param n operand of the call instruction
     */
    public static Object call(Object[] s, int n, boolean method, FunctionCode caller) {
        Frame frame = new Frame(caller, null);
        return method ? Calls.method(frame, s, 0, n) : Calls.function(frame, s, 0, n);
    }

    /** A call with stars; parameters as for {@link #call}, the bitmap of stars last. */
    public static Object callStarred(Object[] s, int n, boolean method, FunctionCode caller) {
        return Calls.starred(new Frame(caller, null), s, 0, n, method);
    }

    // ---- containers, functions, iteration ------------------------------------------------------

    public static Object tuple(Object[] items) {
        return Steps.tuple(items, 0, items.length);
    }

    public static Object list(Object[] items) {
        return Steps.list(items, 0, items.length);
    }

    public static Object set(Object[] items) {
        return Steps.set(items, 0, items.length);
    }

    public static Object slice(Object[] parts) {
        return Steps.slice(parts, 0, parts.length);
    }

    public static Object newDict() {
        return Steps.dict();
    }

    public static void storeMap(Object dict, Object value, Object key) {
        ((PyDict) dict).putItem(key, value);
    }

    public static void storeListItem(Object list, Object item) {
        ((PyList) list).append(item);
    }

    public static void storeSetItem(Object set, Object item) {
        ((PySet) set).add(item);
    }

    /** {@return the items of {@code sequence}, the last first, as UNPACK_SEQUENCE leaves them} */
    public static Object[] unpack(Object sequence, int count) {
        Object[] s = new Object[Math.max(1, count)];
        s[0] = sequence;
        Steps.unpack(s, 0, count);
        return s;
    }

    public static Object[] unpackStar(Object sequence, int left, int right) {
        Object[] s = new Object[left + right + 1];
        s[0] = sequence;
        Steps.unpackStar(s, 0, left, right);
        return s;
    }

    public static Object function(FunctionCode code) {
        return Steps.function(code);
    }

    /** {@return a closure over the cells {@code s}} */
    public static Object closure(Object[] s, FunctionCode code) {
        return Steps.closure(code, s, 0, s.length);
    }

    /** {@return a function; {@code s} is defaults or null, keyword defaults or null, cells} */
    public static Object functionWithDefaults(Object[] s, FunctionCode code) {
        return Steps.function(code, s, 0, s.length - 2);
    }

    /** GET_ITER_STACK. {@return an iterator for a loop} */
    public static Object loopIterator(Object iterable) {
        return Steps.loopIterator(iterable);
    }

    /** {@return the next item of a for loop, null at the end} */
    public static Object next(Object iterator) {
        try {
            return iterator instanceof PyIterator i ? i.next() : Iteration.next(iterator);
        } catch (PyError e) {
            if (e.is(ExceptionType.STOP_ITERATION)) {
                return null;
            }
            throw e;
        }
    }

    /**
     * Sends to an iterator what was sent to {@code frame}, which delegates to it.
     *
     * @return what it yielded, null at its end; then {@link #delegated} is what it returned
     */
    public static Object delegate(Frame frame, Object iterator, Object sent) {
        return Generator.delegate(frame, iterator, sent);
    }

    /** {@return what the iterator returned to which {@code frame} delegated} */
    public static Object delegated(Frame frame) {
        return frame.delegated;
    }

    /** {@return locals and stack of a frame that waits or ran until now, as they lie in it} */
    public static Object[] slots(Frame frame) {
        return frame.state;
    }

    /**
     * Lets the frame of a generator wait, whose locals and stack are as they are to be.
     *
     * @param ip where it goes on
     * @param depth how many values are on the stack, with the one that what is sent replaces
     */
    public static void suspend(Frame frame, int ip, int depth) {
        Resumption.suspend(frame, ip, depth);
    }

    /** As the other, with open handlers. */
    public static void suspend(Frame frame, int ip, int depth, Flow.Handler handlers) {
        Resumption.suspend(frame, ip, depth);
        Resumption.setHandlers(frame, handlers);
    }

    /** Gives open handler {@code level} of a frame that waits the exception that it took. */
    public static void keepCaught(Frame frame, int level, Object exception) {
        frame.caught[level] = (PyObject) exception;
    }

    /** Lets the context do what waits, at a backward jump. */
    public static void poll(Vm vm) {
        if (vm.isPending()) {
            vm.poll();
        }
    }

    // ---- code that counts ----------------------------------------------------------------------

    /** Counts a call of compiled code. */
    public static void countCall(FunctionCode code) {
        code.countCompiledCall();
    }

    /** Counts a backward jump in compiled code. {@return whether to leave} */
    public static boolean countJump(LoopCount count) {
        return count.jump();
    }

    /** Takes back a count of a jump: the generator waited in that round of the loop. */
    public static void uncountJump(LoopCount count) {
        count.untick();
    }

    /**
     * Goes on at a loop header with a call that compiled code began and counted: in a region for
     * the loop, or else in the interpreter.
     *
     * @param slots its locals, then its stack
     * @param handlers the open handlers, none of which has taken an exception
     * @return what the call returns
     */
    public static Object leaveCall(
            FunctionCode code, Object[] slots, int depth, int ip, Flow.Handler handlers) {
        Frame frame = Resumption.newFrame(code);
        Resumption.set(frame, slots, depth, ip, handlers);
        try {
            CompiledCode loops = code.compiledLoops;
            if (loops != null && loops.canEnter(ip)) {
                Object result = loops.enter(frame);
                if (result != CompiledCode.GO_ON) {
                    return result;
                }
            }
            return Resumption.run(frame);
        } finally {
            code.vm.leave();
        }
    }

    /** Puts a frame where compiled code leaves that had taken it over, as above. */
    public static Object leaveFrame(
            Frame frame, Object[] slots, int depth, int ip, Flow.Handler handlers) {
        Resumption.set(frame, slots, depth, ip, handlers);
        return CompiledCode.GO_ON;
    }

    // ---- with, exceptions ----------------------------------------------------------------------

    /** {@return __exit__ and its self, then what __enter__ returned} */
    public static Object[] enterWith(Object manager) {
        Object[] s = new Object[3];
        Attributes.loadMethod(manager, "__exit__", s, 0);
        Object[] enter = new Object[2];
        Attributes.loadMethod(manager, "__enter__", enter, 0);
        s[2] = Call.withSelf(enter[0], enter[1], PyCallable.NO_ARGS, null);
        return s;
    }

    /** {@return the reason as WITH_CLEANUP leaves it: None if the exception was swallowed} */
    public static Object exitWith(Object function, Object self, Object reason) {
        return Unwinder.exitWith(function, self, reason);
    }

    /**
     * {@return the exception value of {@code thrown}, which a handler of the function will take}
     *
     * @param at position of the instruction that raised it
     */
    public static Object caught(Throwable thrown, FunctionCode code, int at) {
        PyError error = leaving(thrown, code, at);
        code.vm.setHandledException(error.value());
        return error.value();
    }

    /** {@return the exception to throw on when it leaves the function, its traceback grown} */
    public static PyError leaving(Throwable thrown, FunctionCode code, int at) {
        PyError error = Failures.toPython(thrown);
        Unwinder.addTraceback(code, error.value(), at);
        return error;
    }

    /** {@return the place of an instruction in tracebacks, null if it raises again what has one} */
    public static PyException.Place place(FunctionCode code, int at) {
        return Unwinder.place(code, at);
    }

    /** {@return the exception in {@code reason}, to be thrown on} */
    public static PyError reraise(Object reason) {
        return new PyError((PyObject) reason);
    }

    public static boolean isNone(Object value) {
        return value == Singleton.NONE;
    }

    /** {@return whether a reason is that of a return under way} */
    public static boolean isReturn(Object reason) {
        return reason instanceof Long count && count < 0;
    }

    /** {@return whether a reason is that of a jump under way} */
    public static boolean isJump(Object reason) {
        return reason instanceof Long count && count >= 0;
    }

    public static void closeHandler(Vm vm) {
        vm.setHandledException(null);
    }

    /** {@return what a bare raise raises; the exceptions of the open handlers, innermost first} */
    public static PyError lastRaised(Object[] caught) {
        for (Object exception : caught) {
            if (exception != null) {
                return new PyError((PyObject) exception);
            }
        }
        return PyError.runtime("no active exception to reraise");
    }

    public static PyError raise(Object value) {
        return Unwinder.toRaise(value);
    }

    public static PyError raiseFrom(Object exception, Object cause, Vm vm) {
        return Steps.raiseFrom(vm, exception, cause);
    }

    // ---- imports -------------------------------------------------------------------------------

    public static Object importName(Object level, Object fromList, String name, FunctionCode code) {
        return Steps.importName(new Frame(code, null), name, fromList, level);
    }

    public static Object importFrom(Object module, String name, FunctionCode code) {
        return Steps.importFrom(new Frame(code, null), module, name);
    }

    public static void importStar(Object module, PyDict names, FunctionCode code) {
        Steps.importStar(new Frame(code, names), module);
    }

    // ---- frames --------------------------------------------------------------------------------

    public static PyDict names(Frame frame) {
        return frame.names;
    }

    public static int ip(Frame frame) {
        return frame.ip;
    }

    /** {@return the exception that open handler {@code level} of a frame got, or null} */
    public static Object caught(Frame frame, int level) {
        return frame.caught[level];
    }

    /** {@return cell {@code index} that a function closes over} */
    public static Object cell(BytecodeFunction function, int index) {
        return function.cells[index];
    }

    public static void enter(Vm vm) {
        vm.enter();
    }

    public static void leave(Vm vm) {
        vm.leave();
    }
}
