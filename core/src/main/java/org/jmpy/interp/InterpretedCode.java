package org.jmpy.interp;

/** Runs plain calls in the interpreter, for functions that have no compiled code. */
final class InterpretedCode extends CompiledCode {
    static final InterpretedCode INSTANCE = new InterpretedCode();

    private InterpretedCode() {}

    @Override
    public Object call0(BytecodeFunction f) {
        return f.call0();
    }

    @Override
    public Object call1(BytecodeFunction f, Object a) {
        return f.call1(a);
    }

    @Override
    public Object call2(BytecodeFunction f, Object a, Object b) {
        return f.call2(a, b);
    }

    @Override
    public Object call3(BytecodeFunction f, Object a, Object b, Object c) {
        return f.call3(a, b, c);
    }

    @Override
    public Object call4(BytecodeFunction f, Object a, Object b, Object c, Object d) {
        return f.call(new Object[] {a, b, c, d}, null);
    }

    @Override
    public Object call5(BytecodeFunction f, Object a, Object b, Object c, Object d, Object e) {
        return f.call(new Object[] {a, b, c, d, e}, null);
    }

    @Override
    public Object call6(
            BytecodeFunction f, Object a, Object b, Object c, Object d, Object e, Object g) {
        return f.call(new Object[] {a, b, c, d, e, g}, null);
    }
}
