package org.jmpy.jvm;

import org.jmpy.ir.Exit;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How to compile regions.
 *
 * @param listener is shown the classes, null for none
 * @param faults makes guards fail on purpose, null for none
 * @param lines turns the {@code point} of a resume into a line for JVM profilers and stack traces
 *     (1 to 65,535, else it is left out), null for no lines
 * @param trained chooses the exits whose guards can be trained (see {@link Training}), null for
 *     none; only guards that compare or test, not those of checked arithmetic
 */
public record RegionSettings(
        ClassListener listener,
        GuardFaults faults,
        ToIntFunction<Object> lines,
        Predicate<Exit> trained) {
    /** What programs run with. */
    public static final RegionSettings USUAL = new RegionSettings(null, null, null, null);
}
