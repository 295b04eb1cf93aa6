package org.jmpy.interp;

/** Runs calls in the interpreter, for functions that have no compiled code. */
final class InterpretedCode extends FramedCode {
    static final InterpretedCode INSTANCE = new InterpretedCode();

    private InterpretedCode() {}

    @Override
    Frame frame(BytecodeFunction f) {
        return f.plainFrame();
    }

    @Override
    Object run(Frame frame) {
        return BytecodeFunction.runPlain(frame);
    }
}
