package org.jmpy.interp;

/** Runs plain calls in the interpreter, for functions that have no compiled code. */
final class InterpretedCode extends CompiledCode {
    static final InterpretedCode INSTANCE = new InterpretedCode();

    private InterpretedCode() {}

    @Override
    public Object call0(BytecodeFunction f) {
        return f.plainArgs >= 0 ? f.call0() : f.callBound();
    }

    @Override
    public Object call1(BytecodeFunction f, Object a) {
        return f.plainArgs >= 0 ? f.call1(a) : f.callBound(a);
    }

    @Override
    public Object call2(BytecodeFunction f, Object a, Object b) {
        return f.plainArgs >= 0 ? f.call2(a, b) : f.callBound(a, b);
    }

    @Override
    public Object call3(BytecodeFunction f, Object a, Object b, Object c) {
        return f.plainArgs >= 0 ? f.call3(a, b, c) : f.callBound(a, b, c);
    }

    @Override
    public Object call4(BytecodeFunction f, Object a, Object b, Object c, Object d) {
        return f.callBound(a, b, c, d);
    }

    @Override
    public Object call5(BytecodeFunction f, Object a, Object b, Object c, Object d, Object e) {
        return f.callBound(a, b, c, d, e);
    }

    @Override
    public Object call6(
            BytecodeFunction f, Object a, Object b, Object c, Object d, Object e, Object g) {
        return f.callBound(a, b, c, d, e, g);
    }
}
