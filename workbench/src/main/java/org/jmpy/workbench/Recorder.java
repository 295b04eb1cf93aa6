package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Records one real execution for the improved tracer: goes into functions without loops, and stops
 * where the loop closes. It closes when its anchor is reached in the frame in which it began, with
 * what was promoted there as it was: a trace that would contradict itself goes on instead.
 */
final class Recorder {
    private static final int DEPTH_LIMIT = 32;

    /**
     * What came of it. The effects have happened: the run goes on at {@code frame}.
     *
     * @param trace null if there is none
     * @param refusal why there is no trace, or null
     * @param frame where the run stands, null if it ended
     */
    record Recording(Trace trace, Refusal refusal, Frame frame) {}

    private final Interpreter interpreter;
    private final int limit;
    private final Set<Terminator> unspecialised;
    private final Predicate<Frame> stop;
    private boolean isRoot;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<String, Value> assumed = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    /**
     * @param limit the most runs of blocks to record
     * @param unspecialised promotions to leave out, because they have seen too many values
     * @param stop where other code goes on: the trace ends there
     */
    Recorder(
            Interpreter interpreter,
            int limit,
            Set<Terminator> unspecialised,
            Predicate<Frame> stop) {
        this.interpreter = interpreter;
        this.limit = limit;
        this.stop = stop;
        this.unspecialised = unspecialised;
    }

    /**
     * Runs and records.
     *
     * @param start where the run stands
     * @param anchor where the trace may close
     * @param outermost the frame in which the anchor is: {@code start}, or one around it
     * @param assumptions what variables of the outermost frame hold at the anchor, for those on
     *     which the trace relies
     */
    Recording record(Frame start, Anchor anchor, Frame outermost, Map<String, Value> assumptions) {
        assumed.putAll(assumptions);
        isRoot = anchor.isAt(start) && start == outermost;
        Frame frame = start;
        while (true) {
            if (!visits.isEmpty() && frame.caller == outermost.caller && anchor.isAt(frame)) {
                boolean closes = assumptionsHold(frame.env);
                if (closes || !isRoot) {
                    return new Recording(new Trace(visits, closes), null, frame);
                }
            }
            if (!visits.isEmpty() && stop.test(frame)) {
                return new Recording(new Trace(visits, false), null, frame);
            }
            if (visits.size() >= limit) {
                return new Recording(null, Refusal.TOO_LONG, frame);
            }
            Refusal refusal = refusal(frame, outermost);
            if (refusal != null) {
                return new Recording(null, refusal, frame);
            }
            Frame next = visit(frame, outermost);
            if (visits.getLast().end == null) {
                return new Recording(new Trace(visits, false), Refusal.ENDED, frame);
            }
            frame = next;
        }
    }

    private boolean assumptionsHold(Env env) {
        return assumed.entrySet().stream()
                .allMatch(e -> env.knows(e.getKey()) && env.read(e.getKey()).equals(e.getValue()));
    }

    private Refusal refusal(Frame frame, Frame outermost) {
        if (!(frame.function.block(frame.label).end() instanceof Call call)) {
            return null;
        }
        int depth = 0;
        for (Frame f = frame; f.caller != outermost.caller; f = f.caller) {
            depth++;
        }
        if (depth >= DEPTH_LIMIT) {
            return Refusal.TOO_DEEP;
        }
        return interpreter.function(call.function()).hasLoop() ? Refusal.CALLS_A_LOOP : null;
    }

    private Frame visit(Frame frame, Frame outermost) {
        Function function = frame.function;
        String label = frame.label;
        int start = frame.index;
        boolean isOutermost = frame.caller == outermost.caller;
        List<Value> results = new ArrayList<>();
        Block block = function.block(label);
        interpreter.operations(
                frame,
                op -> {
                    results.add(op.result() == null ? null : frame.env.read(op.result()));
                    if (isOutermost && op.result() != null) {
                        written.add(op.result());
                    }
                });
        Terminator end = block.end();
        boolean isLast =
                end instanceof PrintAndStop
                        || end instanceof Fail
                        || (isOutermost && end instanceof Return);
        if (isLast) {
            visits.add(new Visit(function, label, start, results, null, null));
            return frame;
        }
        Object outcome = null;
        if (end instanceof Branch(String variable, _, _)) {
            outcome = !frame.env.read(variable).isZero();
        } else if (end instanceof BranchOnClass(Arg object, String name, _, _)) {
            outcome = Primitives.isOfClass(frame.env.read(object), name);
        } else if (end instanceof Promote(String variable, _) && !unspecialised.contains(end)) {
            Value promoted = frame.env.read(variable);
            if (isRoot && isOutermost && !written.contains(variable)) {
                assumed.putIfAbsent(variable, promoted);
            }
            outcome = promoted;
        }
        Frame next = interpreter.end(frame);
        if (isOutermost && end instanceof Call call) {
            written.add(call.result());
        }
        visits.add(new Visit(function, label, start, results, end, outcome));
        return next;
    }
}
