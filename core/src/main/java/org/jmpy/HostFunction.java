package org.jmpy;

import java.util.List;

/**
 * A Java function that a Python program may call, once it was handed in by {@link Context#set} or
 * as an argument.
 *
 * <p>The result is converted as {@link Context#set} tells. A {@link PythonException} thrown is
 * raised in the program as the Python exception it stands for; any other exception is raised as
 * RuntimeError that tells nothing of it, and is the cause of the {@link PythonException} should
 * that come back out.
 */
@FunctionalInterface
public interface HostFunction {
    /**
     * Does what the function does.
     *
     * @param arguments the positional arguments; there are no others
     * @return the result, null for None
     */
    Object call(List<Value> arguments) throws Exception;
}
