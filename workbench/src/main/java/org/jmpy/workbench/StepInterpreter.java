package org.jmpy.workbench;

/**
 * An interpreter written in Java, for the meta-tracer: it does one operation of the interpreted
 * program at a time. All state of the interpreted program is in variables, which it reaches through
 * the {@link Step}; where in its program it is, is a number.
 *
 * <p>What a step does may depend on the position and on the answers of {@link Step#test}, and on
 * nothing else, because the framework runs it once for each position and each way that the tests
 * can go, not once for each time that the operation is executed.
 */
@FunctionalInterface
public interface StepInterpreter {
    /**
     * Does the operation at {@code position}, and says by {@link Step#jump} or {@link Step#stop}
     * how to go on.
     */
    void step(int position, Step step);
}
