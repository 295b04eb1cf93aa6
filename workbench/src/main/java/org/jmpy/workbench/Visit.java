package org.jmpy.workbench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run of a block that was recorded, and what is known since of the exits in it.
 *
 * <p>Exits resume by doing their own step again, so that any may be taken at any time.
 */
final class Visit {
    final Function function;
    final String label;

    /** The number of the first step that was recorded. */
    final int start;

    /** What each operation gave, from {@link #start} on; null for one without a result. */
    final List<Value> results;

    /** The terminator, or null if the recording ends in front of it. */
    final Terminator end;

    /** Where a branch went; what a promoted variable held; null for other terminators. */
    final Object outcome;

    /** The trace to go on with when the guard of the terminator fails, or null. */
    Trace bridge;

    /** The operations that were seen to leave the 64 bits or the type that was recorded. */
    final Set<Integer> generic = new HashSet<>();

    Visit(
            Function function,
            String label,
            int start,
            List<Value> results,
            Terminator end,
            Object outcome) {
        this.function = function;
        this.label = label;
        this.start = start;
        this.results = results;
        this.end = end;
        this.outcome = outcome;
    }

    /** {@return the block of the same function to which the run went on, null if to none} */
    String target() {
        return switch (end) {
            case Jump(String label) -> label;
            case Promote(_, String label) -> label;
            case Branch(_, String nonZero, String zero) -> (Boolean) outcome ? nonZero : zero;
            case BranchOnClass(_, _, String same, String other) -> (Boolean) outcome ? same : other;
            case null, default -> null;
        };
    }
}
