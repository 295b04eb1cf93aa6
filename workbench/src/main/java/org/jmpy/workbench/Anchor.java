package org.jmpy.workbench;

import java.util.List;

/**
 * The block at which loops may close.
 *
 * @param position the variables that have to hold the same at the end as at the start, because they
 *     tell where the interpreted program is; empty for a program that interprets none
 */
record Anchor(Function function, String label, List<String> position) {
    boolean isAt(Frame frame) {
        return frame.index == 0 && frame.label.equals(label) && frame.function == function;
    }

    @Override
    public String toString() {
        return (function.name().isEmpty() ? "" : function.name() + ".") + label;
    }
}
