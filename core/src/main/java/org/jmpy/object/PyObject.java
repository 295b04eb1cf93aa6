package org.jmpy.object;

/** A Python value that is not one of the JDK's own classes. */
public abstract class PyObject {
    /** {@return the value's type} */
    public abstract PyType type();
}
