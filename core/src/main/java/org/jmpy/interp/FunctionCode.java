package org.jmpy.interp;

import org.jmpy.bytecode.Prelude;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.RawCode;
import org.jmpy.object.PyError;
import org.jmpy.object.PyTuple;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The code of one function, linked: its decoded prelude and where its opcodes lie. */
public final class FunctionCode {
    /** The most arguments that entries of {@link CompiledCode} take. */
    final ModuleCode module;

    final Vm vm;

    /** The bytes that positions count in; one of the two is null. */
    final byte[] heap;

    final ByteBuffer mapped;

    final int codeStart;

    /** Slots of a frame. Until the code is checked, one may be missing. */
    private int nState;

    final int nExcStack;
    final int nPosArgs;
    final int nKwonlyArgs;
    final int nDefPosArgs;
    final int scopeFlags;

    /** Positional parameters if the function takes nothing else, -1 if it does. */
    final int plainArgs;

    /** Code for plain calls, and for going on with frames; null until there is some. */
    volatile CompiledCode compiledCalls;

    volatile CompiledCode compiledLoops;

    /** Its register code, tier 1; null until it is warm, or if it stays in tier 0. */
    volatile CompiledCode registerCode;

    /** What the function was seen to do; null until it is warm. */
    Feedback feedback;

    /** Calls and backward jumps so far, until code is asked for. */
    int calls;

    int backwardJumps;

    /** Whether calls run in tier 0 whatever code there is, so that it can be seen what they do. */
    boolean watchesCalls;

    /** Backward jumps that such calls make there before they may go on in compiled code. */
    private int watchedJumps;

    /** Code that goes on with frames of a generator wherever they wait; null if there is none. */
    private volatile CompiledCode compiledResumptions;

    /** Where frames of a generator wait, by position; null until one does. */
    private ResumePoint[] resumePoints;

    /** Calls that code that counts makes until it tells the compiler. */
    private final Countdown countedCalls = new Countdown(Integer.MAX_VALUE);

    /** Backward jumps that it makes until it tells the compiler. */
    private int jumpsLeft = Integer.MAX_VALUE;

    /** How often code that counts comes to its loop headers. */
    private final List<LoopCount> loopCounts = new ArrayList<>(0);

    /** What the compiler keeps about the function. */
    private Object notes;

    /** How many cells functions of this code close over; the same for all. */
    int closedCells;

    /** Whether the code may run; if not, {@link #check} comes first. */
    private boolean isChecked;

    private final RawCode raw;
    private final Prelude prelude;
    private FunctionCode[] children;

    FunctionCode(ModuleCode module, RawCode raw) {
        this.module = module;
        this.vm = module.vm();
        this.raw = raw;
        this.isChecked = raw.isChecked();
        this.heap = raw.code().heap;
        this.mapped = raw.code().mapped;
        this.prelude = raw.prelude();
        this.codeStart = prelude.codeStart();
        this.nState = raw.stateSize();
        this.nExcStack = prelude.nExcStack;
        this.nPosArgs = prelude.nPosArgs;
        this.nKwonlyArgs = prelude.nKwonlyArgs;
        this.nDefPosArgs = prelude.nDefPosArgs;
        this.scopeFlags = prelude.scopeFlags;
        boolean plain = (scopeFlags & ~Prelude.GENERATOR) == 0 && nKwonlyArgs == 0;
        this.plainArgs = plain ? nPosArgs : -1;
    }

    /**
     * Sees to it that the code was checked. Whoever makes a frame for it, or compiles it, calls
     * this before.
     *
     * @throws PyError ValueError if it is not valid
     */
    void requireChecked() {
        if (!isChecked) {
            check();
        }
    }

    private void check() {
        try {
            vm.loader().check(module.image(), raw);
        } catch (MpyFormatException e) {
            throw PyError.value(e.getMessage());
        }
        nState = raw.stateSize();
        isChecked = true;
    }

    /**
     * Counts a backward jump to {@code target}.
     *
     * @return whether {@link #enterLoop} has something to do there
     */
    boolean countBackwardJump(int target) {
        if (watchedJumps > 0) {
            watchedJumps--;
            return false;
        }
        CompiledCode loops = compiledLoops;
        if (loops != null && loops.canEnter(target)) {
            return true;
        }
        CompiledCode register = registerCode;
        if (register != null && register.canEnter(target)) {
            return true;
        }
        if (loops != null || backwardJumps < 0) {
            return false;
        }
        Jit jit = vm.jit();
        if (jit == null) {
            return false;
        }
        if (register == null && backwardJumps == jit.lowerLoops()) {
            lower(jit);
        }
        if (backwardJumps == jit.warmLoops()) {
            jit.warm(this, -1);
        }
        backwardJumps++;
        return backwardJumps > jit.loopThreshold()
                || registerCode != null && registerCode.canEnter(target);
    }

    /** Goes on with a frame at a loop header: lets it be compiled, or enters what was. */
    Object enterLoop(Frame frame) {
        CompiledCode loops = compiledLoops;
        CompiledCode register = registerCode;
        if (register != null
                && (loops == null || !loops.canEnter(frame.ip))
                && register.canEnter(frame.ip)) {
            return enter(register, frame);
        }
        return enterCompiledLoop(frame);
    }

    /** As {@link #enterLoop}, but only what was compiled, or will be now. */
    public Object enterCompiledLoop(Frame frame) {
        CompiledCode loops = compiledLoops;
        if (loops == null) {
            backwardJumps = -1;
            vm.jit().requestLoops(frame);
            loops = compiledLoops;
        }
        return loops == null || !loops.canEnter(frame.ip)
                ? CompiledCode.GO_ON
                : enter(loops, frame);
    }

    /** What leaves compiled code has passed the handlers of the frame, and has its place in it. */
    private static Object enter(CompiledCode compiled, Frame frame) {
        try {
            return compiled.enter(frame);
        } catch (PyError e) {
            frame.end();
            throw e;
        }
    }

    /**
     * Counts backward jumps in register code.
     *
     * @return whether {@link #enterCompiledLoop} has something to do at {@code target}
     */
    public boolean countJumps(int jumps, int target) {
        CompiledCode loops = compiledLoops;
        if (loops != null) {
            return loops.canEnter(target);
        }
        Jit jit = vm.jit();
        if (jit == null || backwardJumps < 0) {
            return false;
        }
        backwardJumps += jumps;
        if (feedback == null && backwardJumps >= jit.warmLoops()) {
            jit.warm(this, -1);
        }
        return backwardJumps > jit.loopThreshold();
    }

    /** Lets the function be lowered to register code, which fills the history if there is one. */
    void lower(Jit jit) {
        registerCode = jit.lower(this);
    }

    /** From now on it is noted what the function does. */
    public void watch() {
        if (feedback == null) {
            feedback = new Feedback(this);
            Jit jit = vm.jit();
            if (registerCode != null && jit != null) {
                lower(jit);
            }
        }
    }

    /**
     * Has calls run in tier 0 from now on, from start to end.
     *
     * @param jumps backward jumps after which they may go on in compiled code
     */
    public void watchCalls(int jumps) {
        watch();
        watchesCalls = true;
        watchedJumps = jumps;
    }

    /** Lets calls run in compiled code again. */
    public void stopWatchingCalls() {
        watchesCalls = false;
        watchedJumps = 0;
    }

    /** {@return the register code, null if there is none} */
    public CompiledCode registerCode() {
        return registerCode;
    }

    /** Puts register code in place, or takes it away. */
    public void setRegisterCode(CompiledCode code) {
        registerCode = code;
    }

    /** {@return what the function was seen to do, null if it is not warm} */
    public Feedback feedback() {
        return feedback;
    }

    /** Has the function never be compiled because it is called often. */
    public void stopCounting() {
        recountCalls(-1);
        recountJumps(-1);
    }

    /** Lets calls in the interpreter be counted again, from {@code calls} on. */
    public void recountCalls(int calls) {
        this.calls = calls;
        if (resumePoints != null) {
            for (ResumePoint point : resumePoints) {
                if (point != null) {
                    point.count = calls;
                }
            }
        }
    }

    /** Lets backward jumps in the interpreter be counted again, from {@code jumps} on. */
    public void recountJumps(int jumps) {
        this.backwardJumps = jumps;
    }

    // ---- generators ----------------------------------------------------------------------------

    /** {@return what there is for frames that wait at {@code ip}} */
    ResumePoint resumePoint(int ip) {
        if (resumePoints == null) {
            resumePoints = new ResumePoint[raw.length()];
        }
        ResumePoint point = resumePoints[ip - codeStart];
        if (point == null) {
            point = new ResumePoint(this, ip);
            resumePoints[ip - codeStart] = point;
        }
        return point;
    }

    /**
     * {@return code for a frame that goes on where it waits and has no region; null if the
     * interpreter is to run it}
     */
    CompiledCode resumptionCode(int ip) {
        CompiledCode compiled = compiledResumptions;
        if (compiled != null) {
            return compiled;
        }
        CompiledCode register = registerCode;
        return register != null && register.canEnter(ip) ? register : null;
    }

    /**
     * Counts that {@code frame} goes on where it waited, without a region, and asks for one when it
     * did so often enough.
     */
    void countResumption(Frame frame, ResumePoint point) {
        if (backwardJumps > 0) {
            // A round of a loop that waits in its middle is no reason to compile the loop.
            backwardJumps--;
        }
        Jit jit = vm.jit();
        if (jit == null || point.count < 0) {
            return;
        }
        if (point.count == jit.lowerCalls() && registerCode == null) {
            lower(jit);
        }
        if (point.count == jit.warmCalls()) {
            jit.warm(this, -1);
        }
        if (point.count++ >= jit.callThreshold()) {
            point.count = -1;
            jit.requestResumption(frame);
        }
    }

    /** Lets it be counted again how often generators go on that wait at {@code ip}. */
    public void recountResumptions(int ip, int count) {
        resumePoint(ip).count = count;
    }

    /** Puts code in place for generators that wait at {@code ip}, or takes it away. */
    public void setResumption(int ip, CompiledCode resumption) {
        resumePoint(ip).code = resumption;
    }

    /**
     * Puts code in place that goes on with generators wherever they wait, or takes it away with
     * null; from any thread.
     */
    public void setCompiledResumptions(CompiledCode code) {
        compiledResumptions = code;
    }

    /** Lets code that counts tell the compiler after so many calls. */
    public void setCallCountdown(int calls) {
        countedCalls.set(calls);
    }

    /** {@return how many calls code that counts has to make until it tells the compiler} */
    public int callCountdown() {
        return countedCalls.ticks();
    }

    /** Lets code that counts tell the compiler after so many backward jumps to a loop header. */
    public void setJumpCountdown(int jumps) {
        synchronized (loopCounts) {
            jumpsLeft = jumps;
            for (LoopCount count : loopCounts) {
                count.set(jumps);
            }
        }
    }

    /** {@return the count of jumps to {@code header} in code that counts} */
    public LoopCount loopCount(int header) {
        synchronized (loopCounts) {
            for (LoopCount count : loopCounts) {
                if (count.header() == header) {
                    return count;
                }
            }
            LoopCount count = new LoopCount(this, header, jumpsLeft);
            loopCounts.add(count);
            return count;
        }
    }

    /** Counts a call of compiled code. */
    void countCompiledCall() {
        if (countedCalls.tick()) {
            tellCompiler();
        }
    }

    private void tellCompiler() {
        Jit jit = vm.jit();
        if (jit != null) {
            jit.calledOften(this);
        }
    }

    /** Puts code for plain calls in place, or takes it away with null; from any thread. */
    public void setCompiledCalls(CompiledCode code) {
        compiledCalls = code;
    }

    /** Puts code that goes on with frames in place, or takes it away with null; as above. */
    public void setCompiledLoops(CompiledCode code) {
        compiledLoops = code;
    }

    public Vm vm() {
        return vm;
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
    public String argumentName(int index) {
        return module.name(prelude.argumentName(index));
    }

    public int cellCount() {
        return prelude.nCell;
    }

    /** {@return the local that entry {@code index} of the cell list wraps} */
    public int cell(int index) {
        return prelude.cell(index);
    }

    /**
     * {@return how many locals, from the first on, hold all that are bound when the function
     * starts} Calls make the cells, though perhaps only code that cannot be reached uses them.
     */
    public int boundLocals() {
        int count = parameters();
        for (int i = 0; i < cellCount(); i++) {
            count = Math.max(count, cell(i) + 1);
        }
        return count;
    }

    /** {@return the source line of the instruction at {@code ip}} */
    public int line(int ip) {
        return prelude.line(ip);
    }

    /** {@return the code that MAKE_FUNCTION numbers {@code index}} */
    public FunctionCode child(int index) {
        if (children == null) {
            children = new FunctionCode[raw.childCount()];
        }
        FunctionCode child = children[index];
        if (child == null) {
            child = new FunctionCode(module, raw.child(index));
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

    /**
     * {@return how many values a call binds: the positional parameters, cells first, then the tuple
     * and the dict of what is left, where there are those; -1 if there are other parameters}
     */
    public int boundArgs() {
        if (nKwonlyArgs != 0 || (scopeFlags & Prelude.DEFKWARGS) != 0) {
            return -1;
        }
        return nPosArgs + (hasStar() ? 1 : 0) + (hasDoubleStar() ? 1 : 0);
    }

    /** {@return how many positional parameters there are, cells included} */
    public int positionalParameters() {
        return nPosArgs;
    }

    /** {@return whether a tuple takes positional arguments that are too many} */
    public boolean hasStar() {
        return (scopeFlags & Prelude.VARARGS) != 0;
    }

    /** {@return whether a dict takes named arguments that are no parameters} */
    public boolean hasDoubleStar() {
        return (scopeFlags & Prelude.VARKEYWORDS) != 0;
    }

    /** {@return whether there can be compiled code for calls: {@link CompiledCode#call0} or so} */
    public boolean hasCompiledCalls() {
        int bound = boundArgs();
        return bound >= 0 && bound <= CompiledCode.MAX_ARGS;
    }

    /** {@return what {@link #setNotes} was given last, null before} */
    public Object notes() {
        return notes;
    }

    /** Lets the compiler keep what it knows about the function here. */
    public void setNotes(Object notes) {
        this.notes = notes;
    }

    /** {@return how many cells functions of this code close over} */
    public int closedCells() {
        return closedCells;
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
