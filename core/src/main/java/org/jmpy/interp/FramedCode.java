package org.jmpy.interp;

/** Code that runs functions in tier 0's frames: each plain call makes one and enters it. */
public abstract class FramedCode extends CompiledCode {
    /** {@return a new frame for a call, which has its cells and gets its arguments then} */
    Frame frame(BytecodeFunction f) {
        return f.newFrame();
    }

    /** {@return what a call gives whose frame has its arguments now} */
    Object run(Frame frame) {
        Arguments.wrapCells(frame);
        Vm vm = frame.code.vm;
        vm.enter();
        try {
            Object result = enter(frame);
            return result == GO_ON ? Interpreter.run(frame, null) : result;
        } finally {
            vm.leave();
        }
    }

    /** {@return where a frame has its first argument, the others below it} */
    private static int first(BytecodeFunction f, Object[] state) {
        return state.length - 1 - f.cells.length;
    }

    @Override
    public final Object call0(BytecodeFunction f) {
        return run(frame(f));
    }

    @Override
    public final Object call1(BytecodeFunction f, Object a) {
        Frame frame = frame(f);
        frame.state[first(f, frame.state)] = a;
        return run(frame);
    }

    @Override
    public final Object call2(BytecodeFunction f, Object a, Object b) {
        Frame frame = frame(f);
        Object[] state = frame.state;
        int at = first(f, state);
        state[at] = a;
        state[at - 1] = b;
        return run(frame);
    }

    @Override
    public final Object call3(BytecodeFunction f, Object a, Object b, Object c) {
        Frame frame = frame(f);
        Object[] state = frame.state;
        int at = first(f, state);
        state[at] = a;
        state[at - 1] = b;
        state[at - 2] = c;
        return run(frame);
    }

    @Override
    public final Object call4(BytecodeFunction f, Object a, Object b, Object c, Object d) {
        return callAll(f, a, b, c, d);
    }

    @Override
    public final Object call5(
            BytecodeFunction f, Object a, Object b, Object c, Object d, Object e) {
        return callAll(f, a, b, c, d, e);
    }

    @Override
    public final Object call6(
            BytecodeFunction f, Object a, Object b, Object c, Object d, Object e, Object g) {
        return callAll(f, a, b, c, d, e, g);
    }

    private Object callAll(BytecodeFunction f, Object... args) {
        Frame frame = frame(f);
        Object[] state = frame.state;
        int at = first(f, state);
        for (int i = 0; i < args.length; i++) {
            state[at - i] = args[i];
        }
        return run(frame);
    }
}
