package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one forward pass of part 3: folds what is known, gives guards their resume data. */
public final class TraceOptimiser {
    private final Env known;
    private final List<TraceEntry> out = new ArrayList<>();
    private final List<Integer> origins = new ArrayList<>();

    private TraceOptimiser(Env known) {
        this.known = known;
    }

    /**
     * {@return the trace with what is known at recording time done}
     *
     * @throws LabException if a known value contradicts a guard
     */
    public static List<TraceEntry> optimise(List<TraceEntry> trace) {
        return optimise(trace, new Env(Map.of()));
    }

    /**
     * {@return the same pass begun with values known}
     *
     * @param known is changed
     */
    static List<TraceEntry> optimise(List<TraceEntry> trace, Env known) {
        TraceOptimiser optimiser = new TraceOptimiser(known);
        optimiser.run(trace);
        return List.copyOf(optimiser.out);
    }

    /** {@return for each entry of the optimised trace the number of the one that it comes from} */
    static List<Integer> origins(List<TraceEntry> trace) {
        TraceOptimiser optimiser = new TraceOptimiser(new Env());
        optimiser.run(trace);
        return optimiser.origins;
    }

    private void run(List<TraceEntry> trace) {
        for (int i = 0; i < trace.size(); i++) {
            entry(trace.get(i));
            while (origins.size() < out.size()) {
                origins.add(i);
            }
        }
    }

    /** {@return the end of a trace that brings the environment up to date, then loops} */
    static List<TraceEntry> assignments(Env known) {
        List<TraceEntry> end = new ArrayList<>();
        known.pairs().forEach((name, value) -> end.add(Op.assign(name, value)));
        end.add(new TraceEntry.Loop());
        return end;
    }

    private void entry(TraceEntry entry) {
        switch (entry) {
            case Op op -> {
                Op left = known.fold(op);
                if (left != null) {
                    out.add(left);
                }
            }
            case TraceEntry.Guard guard -> guard(guard);
            case TraceEntry.Loop _ -> out.addAll(assignments(known));
            case PrintAndStop(Arg output) -> out.add(new PrintAndStop(known.resolve(output)));
        }
    }

    private void guard(TraceEntry.Guard guard) {
        if (known.knows(guard.variable())) {
            if (!guard.holds(known.read(guard.variable()))) {
                throw new LabException(
                        "invalid trace: its guard on '" + guard.variable() + "' always fails");
            }
            return;
        }
        out.add(guard.withResume(known.pairs()));
        switch (guard) {
            case TraceEntry.ValueGuard value -> known.write(value.variable(), value.frozen());
            case TraceEntry.TruthGuard truth -> {
                if (!truth.expected()) {
                    known.write(truth.variable(), Value.of(0));
                }
            }
        }
    }
}
