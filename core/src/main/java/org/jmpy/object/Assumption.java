package org.jmpy.object;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that compiled code relies on without checking it: that a global keeps its value, that a
 * class keeps its attributes. Who changes it breaks the assumption, once, and those that rely on it
 * are told. Used by the program's thread only.
 */
public final class Assumption {
    private boolean broken;
    private List<Runnable> dependents;

    public boolean isBroken() {
        return broken;
    }

    /** Lets {@code dependent} run when the assumption is broken; it must not be broken yet. */
    public void addDependent(Runnable dependent) {
        if (dependents == null) {
            dependents = new ArrayList<>(2);
        }
        dependents.add(dependent);
    }

    /** Breaks the assumption. */
    void breakIt() {
        if (broken) {
            return;
        }
        broken = true;
        if (dependents != null) {
            List<Runnable> told = dependents;
            dependents = null;
            told.forEach(Runnable::run);
        }
    }
}
