package org.jmpy.interp;

/** Code that runs functions in tier 0's frames: each plain call makes one and enters it. */
public abstract class FramedCode extends CompiledCode {
    private static Object run(FramedCode code, Frame frame) {
        Arguments.wrapCells(frame);
        Vm vm = frame.code.vm;
        vm.enter();
        try {
            Object result = code.enter(frame);
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
        return run(this, f.newFrame());
    }

    @Override
    public final Object call1(BytecodeFunction f, Object a) {
        Frame frame = f.newFrame();
        frame.state[first(f, frame.state)] = a;
        return run(this, frame);
    }

    @Override
    public final Object call2(BytecodeFunction f, Object a, Object b) {
        Frame frame = f.newFrame();
        Object[] state = frame.state;
        int at = first(f, state);
        state[at] = a;
        state[at - 1] = b;
        return run(this, frame);
    }

    @Override
    public final Object call3(BytecodeFunction f, Object a, Object b, Object c) {
        Frame frame = f.newFrame();
        Object[] state = frame.state;
        int at = first(f, state);
        state[at] = a;
        state[at - 1] = b;
        state[at - 2] = c;
        return run(this, frame);
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
        Frame frame = f.newFrame();
        Object[] state = frame.state;
        int at = first(f, state);
        for (int i = 0; i < args.length; i++) {
            state[at - i] = args[i];
        }
        return run(this, frame);
    }
}
