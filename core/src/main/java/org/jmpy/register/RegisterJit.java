package org.jmpy.register;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Jit;
import org.jmpy.interp.JitParameters;

import java.util.Random;

/** Lowers functions that become warm, and nothing more: tiers 0 and 1 only. */
public final class RegisterJit implements Jit {
    /** Calls of a function, and backward jumps in it, before it is lowered. */
    public static final int LOWER_CALLS = 8;

    public static final int LOWER_LOOPS = 40;

    /** One instruction of so many leaves, where that is tested. */
    private static final int EXITS = 6;

    private final boolean atOnce;
    private final JitParameters parameters;
    private Random chance;

    /**
     * @param atOnce whether each function is lowered before its first call
     */
    public RegisterJit(boolean atOnce) {
        this.atOnce = atOnce;
        this.parameters = new JitParameters(atOnce);
    }

    /**
     * {@return a compiler for tests: everything is lowered before its first call, and leaves for
     * tier 0 at some instructions, by chance}
     */
    public static RegisterJit leaving(long seed) {
        RegisterJit jit = new RegisterJit(true);
        jit.chance = new Random(seed);
        return jit;
    }

    @Override
    public CompiledCode lower(FunctionCode code) {
        CompiledCode result = RegisterCompiler.lower(code);
        if (chance != null && result instanceof RegisterCode register) {
            register.plantExits(() -> chance.nextInt(EXITS) == 0);
        }
        if (result != null && code.hasCompiledCalls() && !code.isGenerator()) {
            code.setCompiledCalls(result);
        }
        return result;
    }

    @Override
    public int lowerCalls() {
        return atOnce ? 0 : LOWER_CALLS;
    }

    @Override
    public int lowerLoops() {
        return atOnce ? 0 : LOWER_LOOPS;
    }

    @Override
    public void requestCalls(FunctionCode code, int cells) {}

    @Override
    public void requestLoops(Frame frame) {}

    @Override
    public void requestEntry(FunctionCode code) {}

    @Override
    public JitParameters parameters() {
        return parameters;
    }

    @Override
    public int warmCalls() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int warmLoops() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int callThreshold() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int loopThreshold() {
        return Integer.MAX_VALUE;
    }
}
