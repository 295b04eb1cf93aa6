package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs programs, and turns what runs often into code: counts backward jumps, records loops that are
 * hot, keeps the code of each by its anchor and by what the trace relies on there, and records
 * bridges from guards that fail often.
 *
 * <p>Of an interpreter that says where it has its merge point, the loops of the program that it
 * interprets are meant: they are told apart by the variables of the position, and counted at
 * backward jumps of that program only.
 */
public final class HotLoops {
    /**
     * When to do what.
     *
     * @param loopThreshold backward jumps before a loop is recorded
     * @param bridgeThreshold failures of a guard before a bridge is recorded
     * @param traceLimit the most blocks in a recording
     * @param versionLimit the most versions of a loop before one without promotions is made; also
     *     the most bridges for different values at one promotion
     * @param bridgeLimit the most bridges of a loop
     */
    public record Settings(
            int loopThreshold,
            int bridgeThreshold,
            int traceLimit,
            int versionLimit,
            int bridgeLimit) {
        /** The usual ones. */
        public static final Settings USUAL = new Settings(30, 20, 3000, 4, 40);

        Settings withLoopThreshold(int threshold) {
            return new Settings(threshold, bridgeThreshold, traceLimit, versionLimit, bridgeLimit);
        }
    }

    /** Something that happened, for people to read. */
    public record Event(String what, String where, String detail) {}

    private record Site(Function function, String label, List<Value> position) {}

    /** What is known of a block at which a loop may close. */
    private static final class Candidate {
        final Anchor anchor;
        final List<CompiledLoop> versions = new ArrayList<>();
        int count;
        int threshold;

        Candidate(Anchor anchor, int threshold) {
            this.anchor = anchor;
            this.threshold = threshold;
        }
    }

    private final Program program;
    private final Interpreter interpreter;
    private final Heap heap;
    private final Settings settings;
    private final Backend backend;
    private final BackwardJumps backwardJumps;
    private final Map<Function, Liveness> liveness = new HashMap<>();
    private final Map<Site, Candidate> candidates = new LinkedHashMap<>();
    private final Set<Terminator> unspecialised = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final List<CompiledLoop> loops = new ArrayList<>();

    /** The labels at which there is code. */
    private final Set<String> anchors = new HashSet<>();

    HotLoops(Program program, long stepLimit, Settings settings, Backend backend) {
        this.program = program;
        this.interpreter = new Interpreter(program, stepLimit);
        this.heap = new Heap(interpreter.fields());
        this.settings = settings;
        this.backend = backend;
        this.backwardJumps = new BackwardJumps(program);
    }

    /** {@return one that compiles to JVM classes, with the usual settings and without a limit} */
    public static HotLoops compiled(Program program) {
        return new HotLoops(program, Long.MAX_VALUE, Settings.USUAL, Backend.COMPILED);
    }

    /** Runs from a block to the end. {@return the value printed} */
    public Value run(String start, Env env) {
        return run(interpreter.start(start, env));
    }

    /** Calls a function. {@return what it returns} */
    public Value call(String name, List<Value> args) {
        return run(interpreter.start(program.function(name), args));
    }

    /** {@return what happened, in order} */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** {@return the code that was made, in order} */
    List<CompiledLoop> loops() {
        return List.copyOf(loops);
    }

    /** {@return the interpreter that runs what is not code} */
    Interpreter interpreter() {
        return interpreter;
    }

    /** Records from where the run stands, then goes on as {@link #run} does. */
    Value runTracing(Frame start) {
        candidates.put(site(start), new Candidate(anchor(start), settings.loopThreshold));
        return run(record(start));
    }

    Value run(Frame start) {
        Frame frame = start;
        backwardJumps.start(frame);
        // After a guard has failed the interpreter does its step, else it would fail again.
        boolean mayEnter = true;
        while (frame != null) {
            CompiledLoop loop = mayEnter && frame.index == 0 ? find(frame) : null;
            if (loop != null) {
                CompiledLoop.Left left = loop.run(frame);
                frame = after(loop, left);
                mayEnter = left.cause() == null || frame != left.frame();
                backwardJumps.start(frame);
                continue;
            }
            mayEnter = true;
            if (frame.index == 0 && isHot(frame)) {
                frame = record(frame);
                backwardJumps.start(frame);
                continue;
            }
            Frame next = interpreter.next(frame);
            if (next != null) {
                backwardJumps.went(next);
            }
            frame = next;
        }
        return interpreter.output();
    }

    private CompiledLoop find(Frame frame) {
        // Most blocks are no anchor: the position of the others takes time to look up.
        if (!anchors.contains(frame.label)) {
            return null;
        }
        Candidate candidate = candidates.get(site(frame));
        if (candidate != null) {
            for (CompiledLoop loop : candidate.versions) {
                if (loop.accepts(frame.env)) {
                    return loop;
                }
            }
        }
        return null;
    }

    private Site site(Frame frame) {
        return new Site(frame.function, frame.label, position(frame));
    }

    /** {@return what tells where the interpreted program is, if this is a merge point} */
    private List<Value> position(Frame frame) {
        Hints hints = program.hints();
        if (!frame.label.equals(hints.mergePoint()) || frame.function != program.main()) {
            return List.of();
        }
        return hints.position().stream().map(frame.env::read).toList();
    }

    private Anchor anchor(Frame frame) {
        boolean hasPosition = !position(frame).isEmpty();
        return new Anchor(
                frame.function, frame.label, hasPosition ? program.hints().position() : List.of());
    }

    private boolean isHot(Frame frame) {
        int ticks = backwardJumps.ticks(frame);
        if (ticks == 0) {
            return false;
        }
        Candidate candidate =
                candidates.computeIfAbsent(
                        site(frame), _ -> new Candidate(anchor(frame), settings.loopThreshold));
        candidate.count += ticks;
        return candidate.count >= candidate.threshold;
    }

    private Frame record(Frame frame) {
        Candidate candidate = candidates.get(site(frame));
        Anchor anchor = candidate.anchor;
        candidate.count = 0;
        boolean isFull = candidate.versions.size() >= settings.versionLimit;
        if (isFull && !unspecialise(candidate)) {
            return refuse(candidate, Refusal.TOO_MANY, frame);
        }
        Env atAnchor = new Env(frame.env.pairs());
        Map<String, Value> fixed = new TreeMap<>();
        anchor.position().forEach(name -> fixed.put(name, frame.env.read(name)));
        Recorder.Recording recording =
                new Recorder(interpreter, settings.traceLimit, unspecialised, this::isLoop)
                        .record(frame, anchor, frame, fixed);
        if (recording.trace() == null || recording.refusal() != null) {
            return refuse(candidate, recording.refusal(), recording.frame());
        }
        try {
            CompiledLoop loop =
                    new CompiledLoop(
                            interpreter,
                            heap,
                            anchor,
                            backend,
                            liveness,
                            recording.trace(),
                            atAnchor,
                            fixed);
            candidate.versions.add(loop);
            loops.add(loop);
            anchors.add(anchor.label());
            log("loop", anchor.toString(), "for " + Facts.pairs(loop.key()));
        } catch (RegionBuilder.Contradiction e) {
            return refuse(candidate, Refusal.CONTRADICTS_ITSELF, recording.frame());
        }
        return recording.frame();
    }

    /** Stops promoting what tells the versions apart. {@return whether that changes anything} */
    private boolean unspecialise(Candidate candidate) {
        boolean changed = false;
        for (CompiledLoop loop : candidate.versions) {
            for (Block block : candidate.anchor.function().blocks().values()) {
                if (block.end() instanceof Promote(String variable, _)
                        && loop.key().containsKey(variable)
                        && !candidate.anchor.position().contains(variable)
                        && unspecialised.add(block.end())) {
                    changed = true;
                    log("unspecialised", variable, "too many values");
                }
            }
        }
        return changed;
    }

    private Frame refuse(Candidate candidate, Refusal refusal, Frame frame) {
        // Twice as long until the next attempt: what is refused again and again costs little.
        candidate.threshold *= 2;
        log("refused", candidate.anchor.toString(), refusal.text());
        return frame;
    }

    /** {@return whether another loop's code goes on here, which a recording leaves to it} */
    private boolean isLoop(Frame frame) {
        CompiledLoop loop = frame.index == 0 ? find(frame) : null;
        return loop != null && loop.root().closes();
    }

    /** Sees to a guard that fails often. {@return where the run goes on} */
    private Frame after(CompiledLoop loop, CompiledLoop.Left left) {
        RegionBuilder.Cause cause = left.cause();
        if (cause == null || loop.failures(cause) != settings.bridgeThreshold) {
            return left.frame();
        }
        if (!cause.takesBridge()) {
            loop.generalise(cause);
            log("generalised", cause.toString(), "left what was recorded");
            return left.frame();
        }
        return bridge(loop, left);
    }

    private Frame bridge(CompiledLoop loop, CompiledLoop.Left left) {
        Visit visit = left.cause().visit();
        // The guard may resume in front of what computes its condition: the bridge begins behind.
        interpreter.operations(left.frame(), _ -> {});
        String place = left.cause().toString();
        if (loop.bridges() >= settings.bridgeLimit) {
            log("refused", place, Refusal.TOO_MANY.text());
            return left.frame();
        }
        if (visit.end instanceof Promote && chain(loop.root(), visit) >= settings.versionLimit) {
            unspecialised.add(visit.end);
            log("unspecialised", place, "too many values");
        }
        Recorder.Recording recording =
                new Recorder(interpreter, settings.traceLimit, unspecialised, _ -> false)
                        .record(left.frame(), loop.anchor(), left.outermost(), loop.key());
        if (recording.trace() == null) {
            log("refused", place, recording.refusal().text());
            return recording.frame();
        }
        try {
            loop.addBridge(visit, recording.trace());
            log("bridge", place, recording.trace().closes() ? "back to the loop" : "leaves");
        } catch (RegionBuilder.Contradiction e) {
            visit.bridge = null;
            log("refused", place, Refusal.CONTRADICTS_ITSELF.text());
        }
        return recording.frame();
    }

    /** {@return how many values one promotion was already specialised for on the way here} */
    private static int chain(Trace trace, Visit last) {
        for (Visit visit : trace.visits()) {
            int rest = visit == last ? 0 : visit.bridge == null ? -1 : chain(visit.bridge, last);
            if (rest >= 0) {
                return rest + (last.end.equals(visit.end) ? 1 : 0);
            }
        }
        return -1;
    }

    private void log(String what, String where, String detail) {
        events.add(new Event(what, where, detail));
    }
}
