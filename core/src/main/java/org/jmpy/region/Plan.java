package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Resumption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was tried with a function so far: its regions, how often they were built, and why again. */
final class Plan {
    /** After so many builds the function is compiled without assumptions. */
    static final int MAX_BUILDS = 24;

    private static final int MAX_ENTRIES = 16;

    final FunctionCode code;

    /** Ways into loops that there are regions for, or were. */
    private final List<Entry> entries = new ArrayList<>();

    /** The places where frames wait that there are regions for, or were. */
    private final Map<Integer, Waiting> waiting = new HashMap<>();

    private Loops loops;

    int builds;

    /** How often a region was too large. */
    int attempts;

    /** Whether the loops are or are being compiled without assumptions. */
    boolean hasGeneralLoops;

    /** Whether regions were given up. */
    boolean givenUp;

    private CodeMap map;
    private boolean isAnalysed;

    private Plan(FunctionCode code) {
        this.code = code;
    }

    /** {@return the plan of a function, made when first asked for} */
    static Plan of(FunctionCode code) {
        if (code.notes() instanceof Plan plan) {
            return plan;
        }
        Plan plan = new Plan(code);
        code.setNotes(plan);
        return plan;
    }

    /** {@return the analysis of the function, null if regions cannot be built of it} */
    CodeMap map() {
        if (!isAnalysed) {
            isAnalysed = true;
            try {
                map = CodeMap.of(code);
            } catch (Flow.Unsupported e) {
                map = null;
            }
        }
        return map;
    }

    /** {@return the way into a loop that {@code frame} takes; null if there are too many} */
    Entry entry(Frame frame) {
        for (Entry entry : entries) {
            if (entry.matches(frame)) {
                return entry;
            }
        }
        if (entries.size() == MAX_ENTRIES) {
            return null;
        }
        Entry entry = Entry.like(map(), frame);
        entries.add(entry);
        return entry;
    }

    /** {@return the place where {@code frame}, a generator's, waits} */
    Waiting waiting(Frame frame) {
        Waiting known = waiting.get(Resumption.ip(frame));
        if (known == null) {
            known = new Waiting(map(), frame);
            waiting.put(known.ip, known);
        } else {
            known.note(frame);
        }
        return known;
    }

    /** {@return the regions of the function's loops} */
    synchronized Loops loops(RegionJit jit) {
        if (loops == null) {
            loops = new Loops(jit, this);
        }
        return loops;
    }
}
