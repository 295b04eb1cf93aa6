package org.jmpy.jvm;

/** Is shown the classes that are compiled, for dumps. */
public interface ClassListener {
    /**
     * A class is about to be defined.
     *
     * @param name of what was compiled, as it was given
     * @param bytes the class file
     */
    void compiled(String name, byte[] bytes);
}
