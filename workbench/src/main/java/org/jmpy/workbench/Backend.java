package org.jmpy.workbench;

import org.jmpy.ir.Exit;
import org.jmpy.ir.Interpreter;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Region;
import org.jmpy.ir.State;

/** What makes a region run. Everything behind it is what the tiers for Python use as well. */
interface Backend {
    /** A region that can be run. */
    interface Code {
        /** {@return what is left when the region is entered at its only entry with {@code in}} */
        State run(State in);

        /** {@return where the values of the exit are in the state that {@link #run} returns} */
        Layout layout(Exit exit);
    }

    /** {@return the region in fewer operations; the given one may be changed} */
    Region optimise(Region region);

    Code compile(Region region);

    /** {@return a backend that runs regions as they are, operation by operation} */
    static Backend interpreted() {
        return new Backend() {
            @Override
            public Region optimise(Region region) {
                return region;
            }

            @Override
            public Code compile(Region region) {
                return new Interpreted(region);
            }
        };
    }

    /** Runs a region by the interpreter of the intermediate representation. */
    record Interpreted(Region region) implements Code {
        @Override
        public State run(State in) {
            new Interpreter(region).run(0, in, Long.MAX_VALUE);
            return in;
        }

        @Override
        public Layout layout(Exit exit) {
            return Layout.ofExit(exit);
        }
    }
}
