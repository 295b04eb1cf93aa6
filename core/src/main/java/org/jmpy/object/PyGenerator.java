package org.jmpy.object;

/**
 * A generator, made by the engine that runs Python functions. Source: MicroPython
 * py/objgenerator.c.
 */
public abstract class PyGenerator extends PyObject {
    /** {@return the next yielded value, null when finished} */
    public abstract Object next();

    /** {@return the next yielded value} @throws PyError StopIteration with the return value */
    public abstract Object nextOrRaise();
}
