package org.jmpy.interp;

import java.util.List;

/** A folder that import looks into, found once; it need not exist, and what it holds may change. */
@FunctionalInterface
public interface ModuleFolder {
    /** How the names of modules' files end: source first, as the original looks for it. */
    List<String> ENDS = List.of(".py", ".mpy");

    /** Where no folder can be. */
    ModuleFolder NOTHING = name -> null;

    /**
     * {@return what follows {@code name} in the name of a module's file, .py or .mpy, or nothing if
     * it is the folder of a package; null if there is neither}
     */
    String moduleEnd(String name);
}
