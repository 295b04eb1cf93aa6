package org.jmpy.jvm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/**
 * Makes chosen guards of compiled code fail once before HotSpot's optimising compiler sees it.
 *
 * <p>That compiler takes a branch that was never taken for one that never will be, and throws the
 * method away when it is: the first failure of each guard costs milliseconds of slow code and
 * another compilation. After a failure while the method is still profiled the branch is compiled as
 * any other. Compiled code reads which guard shall fail from a call site, which HotSpot takes for a
 * constant, so that this costs nothing later; changing it makes HotSpot drop what it compiled, and
 * the JVM's interpreter, which profiles as well, runs the forced exits.
 *
 * <p>When to do it: after the method was run often enough to be profiled (about 200 entries, or
 * 2,000 turns of its loop) and before it is optimised (5,000 entries, 40,000 turns). Then, for each
 * guard, {@link #force} it and enter the code until it leaves there; and {@link #end}.
 */
public final class Training {
    /** Forces no guard. */
    private static final int NONE = -1;

    private final MutableCallSite site =
            new MutableCallSite(MethodHandles.constant(int.class, NONE));

    Training() {}

    /** {@return a handle to the number of the guard that shall fail, for compiled code} */
    MethodHandle probe() {
        return site.dynamicInvoker();
    }

    /** Makes the guards that leave by {@code exit} fail from now on, and no others. */
    public void force(int exit) {
        site.setTarget(MethodHandles.constant(int.class, exit));
    }

    /** Lets all guards hold that do. */
    public void end() {
        force(NONE);
    }
}
