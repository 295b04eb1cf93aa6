package org.jmpy.interp;

/** A folder that import looks into, found once; it need not exist, and what it holds may change. */
@FunctionalInterface
public interface ModuleFolder {
    /** Where no folder can be. */
    ModuleFolder NOTHING = name -> null;

    /**
     * {@return what follows {@code name} in the name of a module's file, .py or .mpy, or nothing if
     * it is the folder of a package; null if there is neither}
     */
    String moduleEnd(String name);
}
