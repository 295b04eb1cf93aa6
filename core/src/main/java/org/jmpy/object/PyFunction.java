package org.jmpy.object;

/**
 * A function written in Python, made by the engine that runs it. Found in a class through an
 * instance, it becomes a method.
 */
public abstract class PyFunction extends PyCallable {
    /** {@return the name in the def statement} */
    public abstract String name();
}
