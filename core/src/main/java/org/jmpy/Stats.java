package org.jmpy;

import java.time.Duration;

/**
 * What a context has used up to now.
 *
 * @param steps backward jumps and calls, -1 if {@link Limits#steps} does not have them counted
 * @param time how long the program has run
 * @param outputBytes bytes written to standard output and standard error
 */
public record Stats(long steps, Duration time, long outputBytes) {}
