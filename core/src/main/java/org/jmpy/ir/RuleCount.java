package org.jmpy.ir;

/** Counts how often each rule was applied. */
final class RuleCount {
    private final int[] counts = new int[Rule.values().length];

    void add(Rule rule) {
        counts[rule.ordinal()]++;
    }

    int of(Rule rule) {
        return counts[rule.ordinal()];
    }

    /** Takes over what another counted. */
    void add(RuleCount other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }
}
