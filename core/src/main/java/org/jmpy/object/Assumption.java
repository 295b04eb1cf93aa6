package org.jmpy.object;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that compiled code relies on without checking it: that a global keeps its value, that a
 * class keeps its attributes. Who changes it breaks the assumption, once, and those that rely on it
 * are told. Used by the program's thread only.
 */
public final class Assumption {
    /** What relies on assumptions. They do not keep it alive: they may be true for much longer. */
    public interface Dependent {
        /** Is told once that what it relies on is true no more. */
        void assumptionBroken();
    }

    /** So many dependents at least, before those that are gone are looked for. */
    private static final int FEW = 8;

    private boolean broken;
    private List<WeakReference<Dependent>> dependents;
    private int limit = FEW;

    public boolean isBroken() {
        return broken;
    }

    /**
     * Has {@code dependent} told when the assumption is broken, if it is alive then; it must not be
     * broken yet.
     */
    public void addDependent(Dependent dependent) {
        if (dependents == null) {
            dependents = new ArrayList<>(2);
        } else if (dependents.size() >= limit) {
            dependents.removeIf(d -> d.get() == null);
            limit = Math.max(FEW, 2 * dependents.size());
        }
        dependents.add(new WeakReference<>(dependent));
    }

    /** Breaks the assumption. */
    void breakIt() {
        if (broken) {
            return;
        }
        broken = true;
        if (dependents != null) {
            List<WeakReference<Dependent>> told = dependents;
            dependents = null;
            for (WeakReference<Dependent> reference : told) {
                Dependent dependent = reference.get();
                if (dependent != null) {
                    dependent.assumptionBroken();
                }
            }
        }
    }
}
