package org.jmpy.interp;

import org.jmpy.object.Attributes;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;

import java.util.List;

/**
 * A function made by def, lambda, a comprehension or a class body, with its defaults and the cells
 * it closes over. Source: MicroPython py/objfun.c, py/objclosure.c, py/objgenerator.c.
 */
public final class BytecodeFunction extends PyFunction {
    private static final PyType FUNCTION = new FunctionType("function");
    private static final PyType CLOSURE = new FunctionType("closure");
    private static final PyType GENERATOR = new FunctionType("generator");
    private static final Object[] NONE = {};

    final FunctionCode code;

    /** Default values of the last positional parameters. */
    final Object[] defaults;

    /** Default values of keyword-only parameters, null if there are none. */
    final PyDict keywordDefaults;

    /** The cells that come before the arguments. */
    final Object[] cells;

    /** How many arguments a plain call has, -1 if calls need {@link Arguments}. */
    final int plainArgs;

    BytecodeFunction(FunctionCode code) {
        this(code, NONE, null, NONE);
    }

    BytecodeFunction(FunctionCode code, Object[] defaults, PyDict keywordDefaults, Object[] cells) {
        this.code = code;
        this.defaults = defaults;
        this.keywordDefaults = keywordDefaults;
        this.cells = cells;
        code.closedCells = cells.length;
        this.plainArgs = code.plainArgs < 0 ? -1 : code.plainArgs - cells.length;
    }

    private static final class FunctionType extends PyType {
        FunctionType(String name) {
            super(name, Slot.PRINT | Slot.CALL | Slot.ATTR);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            BytecodeFunction function = (BytecodeFunction) self;
            if (this == CLOSURE) {
                out.append("<closure ");
            }
            if (function.code.isGenerator()) {
                out.append("<generator>");
            } else {
                out.append("<function ").append(function.name()).append(" at 0x");
                out.append(Text.address(function.code)).append('>');
            }
            if (this == CLOSURE) {
                function.printCells(out);
            }
        }

        @Override
        public Object call(Object self, Object[] args, String[] kw) {
            return ((BytecodeFunction) self).call(args, kw);
        }

        @Override
        public List<String> computed(Object self) {
            return List.of("__name__", "__globals__");
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            BytecodeFunction function = (BytecodeFunction) self;
            Object value =
                    switch (name) {
                        case "__name__" -> function.name();
                        case "__globals__" -> function.code.module.globals();
                        default -> null;
                    };
            if (value == null) {
                return Attributes.fromLocals(this, self, name, dest, at);
            }
            dest[at] = value;
            dest[at + 1] = null;
            return true;
        }
    }

    private void printCells(StringBuilder out) {
        out.append(" at ").append(Text.address(this));
        out.append(", n_closed=").append(cells.length).append(' ');
        for (Object cell : cells) {
            Object value = ((PyCell) cell).value;
            out.append("<cell ").append(Text.address(cell)).append(' ');
            if (value == null) {
                out.append("(nil)");
            } else {
                Text.repr(out, value);
            }
            out.append("> ");
        }
        out.append('>');
    }

    @Override
    public PyType type() {
        if (cells.length != 0) {
            return CLOSURE;
        }
        return code.isGenerator() ? GENERATOR : FUNCTION;
    }

    @Override
    public String name() {
        return code.name();
    }

    public FunctionCode code() {
        return code;
    }

    /** {@return how many positional parameters have defaults} */
    public int defaultCount() {
        return defaults.length;
    }

    /** {@return the default of the {@code index}th positional parameter from the end, from 1} */
    public Object defaultFromEnd(int index) {
        return defaults[defaults.length - index];
    }

    // ---- calls -------------------------------------------------------------------------------

    /** {@return a frame for a plain call, its arguments yet to be put in} */
    Frame plainFrame() {
        countCall();
        return newFrame();
    }

    /** As {@link #plainFrame}, for a call that nobody counts. */
    Frame newFrame() {
        Frame frame = new Frame(code, null);
        Object[] state = frame.state;
        int top = state.length - 1;
        for (int i = 0; i < cells.length; i++) {
            state[top - i] = cells[i];
        }
        return frame;
    }

    @Override
    public Object call0() {
        if (plainArgs != 0) {
            return call(PyCallable.NO_ARGS, null);
        }
        CompiledCode compiled = code.compiledCalls;
        if (compiled != null) {
            return compiled.call0(this);
        }
        return runPlain(plainFrame());
    }

    @Override
    public Object call1(Object a) {
        if (plainArgs != 1) {
            return call(new Object[] {a}, null);
        }
        CompiledCode compiled = code.compiledCalls;
        if (compiled != null) {
            return compiled.call1(this, a);
        }
        Frame frame = plainFrame();
        int top = frame.state.length - 1 - cells.length;
        frame.state[top] = a;
        return runPlain(frame);
    }

    @Override
    public Object call2(Object a, Object b) {
        if (plainArgs != 2) {
            return call(new Object[] {a, b}, null);
        }
        CompiledCode compiled = code.compiledCalls;
        if (compiled != null) {
            return compiled.call2(this, a, b);
        }
        Frame frame = plainFrame();
        int top = frame.state.length - 1 - cells.length;
        frame.state[top] = a;
        frame.state[top - 1] = b;
        return runPlain(frame);
    }

    @Override
    public Object call3(Object a, Object b, Object c) {
        if (plainArgs != 3) {
            return call(new Object[] {a, b, c}, null);
        }
        CompiledCode compiled = code.compiledCalls;
        if (compiled != null) {
            return compiled.call3(this, a, b, c);
        }
        Frame frame = plainFrame();
        int top = frame.state.length - 1 - cells.length;
        frame.state[top] = a;
        frame.state[top - 1] = b;
        frame.state[top - 2] = c;
        return runPlain(frame);
    }

    @Override
    public Object call(Object[] args, String[] kw) {
        CompiledCode compiled = code.compiledCalls;
        if (compiled != null) {
            Object[] all =
                    kw == null && args.length == plainArgs ? args : Arguments.bound(this, args, kw);
            if (all != null) {
                return compiled.call(this, all, 0, all.length);
            }
        }
        return run(frame(args, kw, null));
    }

    /** Calls a module's or class's body, whose names live in {@code names}. */
    public Object callBody(PyDict names) {
        return run(frame(PyCallable.NO_ARGS, null, names));
    }

    private Frame frame(Object[] args, String[] kw, PyDict names) {
        countCall();
        Frame frame = new Frame(code, names);
        Object[] all = args;
        if (cells.length != 0) {
            all = new Object[cells.length + args.length];
            System.arraycopy(cells, 0, all, 0, cells.length);
            System.arraycopy(args, 0, all, cells.length, args.length);
        }
        Arguments.bind(frame, this, all, kw);
        return frame;
    }

    /** Runs a frame of {@link #plainFrame} that has its arguments now. */
    static Object runPlain(Frame frame) {
        Arguments.wrapCells(frame);
        return run(frame);
    }

    /** {@return what a call gives whose frame is {@code frame}} */
    static Object run(Frame frame) {
        FunctionCode code = frame.code;
        if (code.isGenerator()) {
            return new Generator(frame);
        }
        Vm vm = code.vm;
        vm.enter();
        try {
            CompiledCode compiled = code.watchesCalls ? null : code.compiledLoops;
            if (compiled != null && compiled.canEnter(frame.ip)) {
                Object result = compiled.enter(frame);
                if (result != CompiledCode.GO_ON) {
                    return result;
                }
                return Interpreter.run(frame, null);
            }
            CompiledCode register = code.registerCode;
            if (register != null) {
                Object result = register.enter(frame);
                if (result != CompiledCode.GO_ON) {
                    return result;
                }
            }
            return Interpreter.run(frame, null);
        } finally {
            vm.leave();
        }
    }

    /** Counts a call that is to run here, and asks for compiled code when there were enough. */
    private void countCall() {
        code.requireChecked();
        Jit jit = code.vm.jit();
        if (jit == null || code.calls < 0) {
            return;
        }
        if (code.calls == jit.warmCalls()) {
            jit.warm(code, cells.length);
        }
        if (code.calls == jit.lowerCalls() && code.registerCode == null) {
            code.lower(jit);
        }
        if (code.calls++ >= jit.callThreshold()) {
            code.calls = -1;
            if (code.isGenerator()) {
                return;
            }
            if (code.hasCompiledCalls()) {
                jit.requestCalls(code, cells.length);
            } else {
                jit.requestEntry(code);
            }
        }
    }
}
