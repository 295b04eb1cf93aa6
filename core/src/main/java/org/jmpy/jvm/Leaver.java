package org.jmpy.jvm;

import org.jmpy.ir.State;

/** Goes on with a function whose compiled region was left by an exit. */
public interface Leaver {
    /** {@return what the function returns in the end, or whatever its caller expects} */
    Object leave(State state);
}
