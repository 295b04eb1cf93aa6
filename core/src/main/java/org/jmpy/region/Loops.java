package org.jmpy.region;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.ir.Layout;
import org.jmpy.ir.State;
import org.jmpy.jvm.CompiledRegion;

import java.util.Arrays;

/**
 * The loops of a function that are regions, each of which takes frames at one header with values of
 * certain types. A region for each keeps each loop simple; HotSpot thanks for it.
 */
final class Loops extends CompiledCode {
    /** Frames that no region takes, before there is another one. */
    private static final int MISSES = 40;

    private final RegionJit jit;
    private final Plan plan;
    private Loop[] loops = {};
    private int misses;

    private record Loop(RegionCode code, CompiledRegion region, Entry entry, Layout layout) {}

    Loops(RegionJit jit, Plan plan) {
        this.jit = jit;
        this.plan = plan;
    }

    /** Adds a region. Any thread may call this. */
    synchronized void add(RegionCode code, CompiledRegion region, Entry entry, Layout layout) {
        Loop[] more = Arrays.copyOf(loops, loops.length + 1);
        more[loops.length] = new Loop(code, region, entry, layout);
        loops = more;
    }

    /** Takes the region out of use that {@code code} runs. */
    synchronized void remove(RegionCode code) {
        loops = Arrays.stream(loops).filter(l -> l.code != code).toArray(Loop[]::new);
    }

    @Override
    public boolean canEnter(int ip) {
        // At other headers too: frames that come there tell what is missing.
        return ip != plan.code.codeStart();
    }

    @Override
    public Object enter(Frame frame) {
        for (Loop loop : loops) {
            if (loop.entry.matches(frame)) {
                State out = loop.region.run(0, loop.entry.state(frame, loop.layout));
                return out.exit < 0 ? out.refs[0] : loop.code.leaveLoop(out, frame);
            }
        }
        if (++misses >= MISSES << Math.min(6, plan.builds / 2)) {
            misses = 0;
            jit.requestLoops(frame);
        }
        return GO_ON;
    }
}
