package org.jmpy.jvm;

import java.util.function.ToIntFunction;

/**
 * How to compile regions.
 *
 * @param listener is shown the classes, null for none
 * @param faults makes guards fail on purpose, null for none
 * @param lines turns the {@code point} of a resume into a line for JVM profilers and stack traces
 *     (1 to 65,535, else it is left out), null for no lines
 */
public record RegionSettings(
        ClassListener listener, GuardFaults faults, ToIntFunction<Object> lines) {
    /** What programs run with. */
    public static final RegionSettings USUAL = new RegionSettings(null, null, null);
}
