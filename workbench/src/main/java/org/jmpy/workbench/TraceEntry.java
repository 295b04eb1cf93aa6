package org.jmpy.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One step of a trace. */
public sealed interface TraceEntry permits Op, PrintAndStop, TraceEntry.Guard, TraceEntry.Loop {

    /** Goes on if an assumption holds, else to the interpreter. */
    sealed interface Guard extends TraceEntry {
        /** {@return the variable that is looked at} */
        String variable();

        /** {@return what to write, in order, before the interpreter goes on} */
        Map<String, Value> resume();

        /** {@return the block at which the interpreter goes on} */
        String label();

        /** {@return whether the assumption holds for {@code value}} */
        boolean holds(Value value);

        /** {@return this guard with other resume data} */
        Guard withResume(Map<String, Value> resume);
    }

    /** {@code guard_true} (not 0 expected) or {@code guard_false} (0 expected). */
    record TruthGuard(boolean expected, String variable, Map<String, Value> resume, String label)
            implements Guard {
        /** Takes its own copy of the resume data, in order. */
        public TruthGuard {
            resume = Collections.unmodifiableMap(new LinkedHashMap<>(resume));
        }

        @Override
        public boolean holds(Value value) {
            return value.isZero() != expected;
        }

        @Override
        public Guard withResume(Map<String, Value> data) {
            return new TruthGuard(expected, variable, data, label);
        }
    }

    /** {@code guard_value}: expects one value, frozen when the trace was recorded. */
    record ValueGuard(String variable, Value frozen, Map<String, Value> resume, String label)
            implements Guard {
        /** Takes its own copy of the resume data, in order. */
        public ValueGuard {
            resume = Collections.unmodifiableMap(new LinkedHashMap<>(resume));
        }

        @Override
        public boolean holds(Value value) {
            return frozen.equals(value);
        }

        @Override
        public Guard withResume(Map<String, Value> data) {
            return new ValueGuard(variable, frozen, data, label);
        }
    }

    /** Back to the first entry. */
    record Loop() implements TraceEntry {}
}
