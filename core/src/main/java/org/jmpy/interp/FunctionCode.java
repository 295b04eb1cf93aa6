package org.jmpy.interp;

import org.jmpy.bytecode.Prelude;
import org.jmpy.mpy.RawCode;
import org.jmpy.object.PyTuple;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** The code of one function, linked: its decoded prelude and where its opcodes lie. */
public final class FunctionCode {
    final ModuleCode module;
    final Vm vm;

    /** The bytes that positions count in; one of the two is null. */
    final byte[] heap;

    final MemorySegment segment;

    final int codeStart;
    final int nState;
    final int nExcStack;
    final int nPosArgs;
    final int nKwonlyArgs;
    final int nDefPosArgs;
    final int scopeFlags;

    /**
     * Positional parameters if the function takes nothing else, -1 if it does or is a generator.
     */
    final int plainArgs;

    /** Code for plain calls, and for going on with frames; null until there is some. */
    volatile CompiledCode compiledCalls;

    volatile CompiledCode compiledLoops;

    /** Calls and backward jumps so far, until code is asked for. */
    int calls;

    int backwardJumps;

    private final RawCode raw;
    private final Prelude prelude;
    private FunctionCode[] children;

    FunctionCode(ModuleCode module, RawCode raw) {
        this.module = module;
        this.vm = module.vm();
        this.raw = raw;
        this.heap = raw.code().heap;
        this.segment = raw.code().segment;
        this.prelude = raw.prelude();
        this.codeStart = prelude.codeStart();
        this.nState = prelude.nState;
        this.nExcStack = prelude.nExcStack;
        this.nPosArgs = prelude.nPosArgs;
        this.nKwonlyArgs = prelude.nKwonlyArgs;
        this.nDefPosArgs = prelude.nDefPosArgs;
        this.scopeFlags = prelude.scopeFlags;
        this.plainArgs = scopeFlags == 0 && nKwonlyArgs == 0 && prelude.nCell == 0 ? nPosArgs : -1;
    }

    /**
     * Counts a backward jump, and asks for compiled code when there were enough.
     *
     * @return whether there is such code
     */
    boolean countBackwardJump() {
        if (compiledLoops != null) {
            return true;
        }
        if (backwardJumps >= 0) {
            Jit jit = vm.jit();
            if (jit != null && backwardJumps++ >= jit.loopThreshold()) {
                backwardJumps = -1;
                if (!isGenerator()) {
                    jit.requestLoops(this);
                }
                return compiledLoops != null;
            }
        }
        return false;
    }

    /** {@return whether compiled code can go on from {@code ip}} */
    boolean canEnterLoop(int ip) {
        return compiledLoops.canEnter(ip);
    }

    /** Puts compiled code in place; called once for each kind, from any thread. */
    public void setCompiled(CompiledCode calls, CompiledCode loops) {
        if (calls != null) {
            compiledCalls = calls;
        }
        if (loops != null) {
            compiledLoops = loops;
        }
    }

    public ModuleCode module() {
        return module;
    }

    public RawCode raw() {
        return raw;
    }

    public String name() {
        return module.name(prelude.simpleName());
    }

    public boolean isGenerator() {
        return (scopeFlags & Prelude.GENERATOR) != 0;
    }

    /** {@return the name of a positional or keyword-only parameter} */
    String argumentName(int index) {
        return module.name(prelude.argumentName(index));
    }

    public int cellCount() {
        return prelude.nCell;
    }

    /** {@return the local that entry {@code index} of the cell list wraps} */
    int cell(int index) {
        return prelude.cell(index);
    }

    /** {@return the source line of the instruction at {@code ip}} */
    int line(int ip) {
        return prelude.line(ip);
    }

    /** {@return the code that MAKE_FUNCTION numbers {@code index}} */
    public FunctionCode child(int index) {
        if (children == null) {
            List<RawCode> raws = raw.children();
            children = new FunctionCode[raws.size()];
        }
        FunctionCode child = children[index];
        if (child == null) {
            child = new FunctionCode(module, raw.children().get(index));
            children[index] = child;
        }
        return child;
    }

    /** {@return where the opcodes start} */
    public int codeStart() {
        return codeStart;
    }

    /** {@return slots of a frame: locals and value stack together} */
    public int stateSize() {
        return nState;
    }

    /** {@return how many handlers can be open at a time} */
    public int handlerDepth() {
        return nExcStack;
    }

    /** {@return how many arguments a plain call binds, cells included; -1 if there is none} */
    public int plainArgs() {
        return plainArgs;
    }

    /** {@return locals that are bound when the function starts} */
    public int parameters() {
        return prelude.parameterSlots();
    }

    /** {@return the names of the positional and keyword-only parameters} */
    PyTuple parameterNames() {
        Object[] names = new Object[nPosArgs + nKwonlyArgs];
        for (int i = 0; i < names.length; i++) {
            names[i] = argumentName(i);
        }
        return new PyTuple(names);
    }
}
