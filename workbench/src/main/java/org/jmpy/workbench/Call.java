package org.jmpy.workbench;

import java.util.List;

/** Call a function; its result goes to a variable and the caller goes on at a block. */
public record Call(String result, String function, List<Arg> args, String next)
        implements Terminator {
    /** Takes its own copy of the arguments. */
    public Call {
        args = List.copyOf(args);
    }
}
