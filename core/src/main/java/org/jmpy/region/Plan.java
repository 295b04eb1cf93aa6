package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;

import java.util.ArrayList;
import java.util.List;

/** What was tried with a function so far: its regions, how often they were built, and why again. */
final class Plan {
    /** After so many builds the function is compiled without assumptions. */
    static final int MAX_BUILDS = 12;

    final FunctionCode code;

    /** Entries into loops that the next region is to have. */
    final List<Entry> entries = new ArrayList<>();

    int builds;

    /** How often a region was too large. */
    int attempts;

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

    /** Adds an entry for frames like {@code frame}, unless there is one. */
    void addEntry(CodeMap map, Frame frame) {
        for (Entry entry : entries) {
            if (entry.matches(frame)) {
                return;
            }
        }
        entries.add(Entry.like(map, frame));
    }

    void drop(CompiledCode compiled) {
        code.dropCompiled(compiled);
    }
}
