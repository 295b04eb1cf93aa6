package org.jmpy.region;

import org.jmpy.interp.Frame;
import org.jmpy.interp.Generator;
import org.jmpy.interp.Resumption;
import org.jmpy.interp.Vm;
import org.jmpy.ir.Exit;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Resume;
import org.jmpy.ir.Source;
import org.jmpy.ir.State;
import org.jmpy.ir.Value;
import org.jmpy.ir.Virtual;
import org.jmpy.object.PyError;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Goes from a region that was left back to frames of the interpreter. */
final class Leaving {
    private final State state;
    private final Layout layout;
    private final IdentityHashMap<Virtual, Object> made = new IdentityHashMap<>();

    private Leaving(State state, Layout layout) {
        this.state = state;
        this.layout = layout;
    }

    /** {@return the value that an exit shows, null if it shows none} */
    static Object observed(Exit exit, State state, Layout layout) {
        return exit.observed() == null ? null : layout.read(state, exit.observed());
    }

    /**
     * Rebuilds the frames of an exit and runs all but the outermost.
     *
     * @param outermost the frame that the region had taken over, null to make one
     * @return the outermost frame, ready to go on
     */
    static Frame frames(Exit exit, State state, Layout layout, Frame outermost) {
        return new Leaving(state, layout).rebuild(exit, outermost);
    }

    private Frame rebuild(Exit exit, Frame outermost) {
        List<Resume> resumes = new ArrayList<>();
        for (Resume r = exit.resume(); r != null; r = r.outer()) {
            resumes.add(r);
        }
        Frame[] frames = new Frame[resumes.size()];
        Generator[] generators = new Generator[frames.length];
        for (int i = frames.length - 1; i >= 0; i--) {
            Frame given = i == frames.length - 1 ? outermost : null;
            frames[i] = frame(resumes.get(i), given);
            generators[i] = generator(resumes.get(i));
        }
        if (state.thrown != null) {
            Resumption.setThrown(frames[0], state.thrown);
        }
        runBuiltIn(frames, generators, resumes, ((Cause) exit.cause()).isInside());
        return frames[frames.length - 1];
    }

    /**
     * Runs all frames but the outermost.
     *
     * @param counted whether they are counted as calls already
     */
    private static void runBuiltIn(
            Frame[] frames, Generator[] generators, List<Resume> resumes, boolean counted) {
        int inside = frames.length - 1;
        if (inside == 0) {
            return;
        }
        Vm vm = ((Point) resumes.getFirst().point()).map().code.vm();
        if (!counted) {
            vm.countIn(inside);
        }
        try {
            for (int i = 0; i < frames.length - 1; i++) {
                inside--;
                run(
                        vm,
                        frames[i],
                        generators[i],
                        frames[i + 1],
                        (Point) resumes.get(i + 1).point());
            }
        } finally {
            vm.countOut(inside);
        }
    }

    /** Runs a frame to its end and gives its caller what it returned or raised. */
    private static void run(Vm vm, Frame inner, Generator generator, Frame outer, Point at) {
        try {
            Object result = run(vm, inner, generator);
            at.continuation().finish(outer, result, at);
        } catch (PyError e) {
            Resumption.setThrown(outer, e);
        }
    }

    /** Runs a frame that is counted as a call to its end, and counts it out. */
    private static Object run(Vm vm, Frame inner, Generator generator) {
        if (generator != null) {
            // It counts itself.
            vm.leave();
            return generator.goOnLeft();
        }
        try {
            return Resumption.run(inner);
        } finally {
            vm.leave();
        }
    }

    private Frame frame(Resume resume, Frame given) {
        Point point = (Point) resume.point();
        Object[] slots = new Object[resume.slots().size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = object(resume.slots().get(i));
        }
        Frame frame = given;
        CodeMap map = point.map();
        int local = map.frameLocal();
        if (local >= 0) {
            frame = slots[local] instanceof Generator g ? g.frame() : (Frame) slots[local];
        } else if (frame == null) {
            frame = Resumption.newFrame(map.code);
        }
        Resumption.setLocals(frame, slots, map.localCount);
        Resumption.setStack(frame, slots, map.allLocals(), point.depth());
        Resumption.goOn(frame, point.ip());
        Resumption.setHandlers(frame, map.state(point.ip()).handlers());
        Resumption.setCaught(frame, slots, map.caughtLocal(0));
        return frame;
    }

    /** {@return the generator whose frame was under way in its consumer, null if it is none} */
    private Generator generator(Resume resume) {
        int local = ((Point) resume.point()).map().frameLocal();
        return local >= 0 && object(resume.slots().get(local)) instanceof Generator g ? g : null;
    }

    private Object object(Source source) {
        if (source instanceof Value value) {
            return layout.read(state, value);
        }
        if (source instanceof Virtual virtual) {
            Object known = made.get(virtual);
            if (known == null) {
                known = make(virtual);
                made.put(virtual, known);
            }
            return known;
        }
        throw new AssertionError(source);
    }

    private Object make(Virtual virtual) {
        Object[] fields = new Object[virtual.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = object(virtual.fields().get(i));
        }
        return ((Shell) virtual.kind()).make(fields);
    }
}
