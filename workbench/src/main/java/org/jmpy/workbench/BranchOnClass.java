package org.jmpy.workbench;

/** {@code if_class}: go to {@code same} if the object is of the class, else to {@code other}. */
public record BranchOnClass(Arg object, String className, String same, String other)
        implements Terminator {}
