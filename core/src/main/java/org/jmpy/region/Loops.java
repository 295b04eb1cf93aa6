package org.jmpy.region;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.Jit;
import org.jmpy.interp.Resumption;
import org.jmpy.ir.Layout;
import org.jmpy.ir.State;
import org.jmpy.jvm.CompiledRegion;

import java.util.Arrays;

/**
 * The loops of a function that are regions, each of which takes frames at one header with values of
 * certain types. A region for each keeps each loop simple; HotSpot thanks for it.
 */
final class Loops extends CompiledCode {
    /** So many frames that no region takes the interpreter looks at before there is another. */
    private static final int MISSES = 40;

    /** Backward jumps of baseline code before a frame is tried again. */
    private static final int PAUSE = 1_000;

    private final Plan plan;
    private Loop[] loops = {};
    private int misses;
    private int rest;

    /** A region, and the frames that it takes. */
    record Loop(RegionCode code, CompiledRegion region, Entry entry, Layout layout) {}

    Loops(Plan plan) {
        this.plan = plan;
    }

    /** Adds a region. Any thread may call this. */
    synchronized void add(Loop loop) {
        Loop[] more = Arrays.copyOf(loops, loops.length + 1);
        more[loops.length] = loop;
        loops = more;
    }

    /** Takes the region out of use that {@code code} runs. */
    synchronized void remove(RegionCode code) {
        loops = Arrays.stream(loops).filter(l -> l.code != code).toArray(Loop[]::new);
    }

    boolean isEmpty() {
        return loops.length == 0;
    }

    /** {@return whether there is a region for frames at {@code header}} */
    boolean has(int header) {
        for (Loop loop : loops) {
            if (loop.entry.ip == header) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean canEnter(int ip) {
        if (ip == plan.code.codeStart()) {
            CompiledCode baseline = plan.baselineLoops();
            return baseline != null && baseline.canEnter(ip);
        }
        // At other headers too: frames that come there tell what is missing.
        return true;
    }

    @Override
    public Object enter(Frame frame) {
        while (true) {
            for (Loop loop : loops) {
                if (loop.entry.matches(frame)) {
                    State out = loop.region.run(0, loop.entry.state(frame, loop.layout));
                    return out.exit < 0 ? out.refs[0] : loop.code.leaveLoop(out, frame);
                }
            }
            CompiledCode baseline = plan.baselineLoops();
            int ip = Resumption.ip(frame);
            if (ip != plan.code.codeStart() && isToBeSeen(frame)) {
                return GO_ON;
            }
            if (baseline == null || !baseline.canEnter(ip)) {
                return GO_ON;
            }
            if (has(ip)) {
                plan.code.loopCount(ip).set(PAUSE);
            }
            Object result = baseline.enter(frame);
            if (result != GO_ON || !has(Resumption.ip(frame))) {
                return result;
            }
        }
    }

    /**
     * {@return whether the interpreter shall go on with a frame that no region takes, to note what
     * it does, until there is another region}
     */
    private boolean isToBeSeen(Frame frame) {
        if (rest > 0) {
            rest--;
            return false;
        }
        if (++misses < MISSES) {
            return true;
        }
        misses = 0;
        rest = MISSES << Math.min(6, plan.builds / 2);
        Jit jit = plan.code.vm().jit();
        if (jit != null) {
            jit.requestLoops(frame);
        }
        return false;
    }
}
