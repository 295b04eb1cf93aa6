package org.jmpy.workbench;

import org.jmpy.ir.Exit;
import org.jmpy.ir.Interpreter;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Optimiser;
import org.jmpy.ir.Region;
import org.jmpy.ir.State;
import org.jmpy.jvm.CompiledRegion;
import org.jmpy.jvm.Exits;
import org.jmpy.jvm.Refusal;
import org.jmpy.jvm.RegionCompiler;

import java.util.List;
import java.util.Locale;

/**
 * How regions are run. All that optimises and compiles is what the tiers for Python use as well.
 */
enum Backend {
    /** As they were translated, operation by operation. */
    UNOPTIMISED,
    /** Optimised, operation by operation. */
    INTERPRETED,
    /** Optimised, as JVM classes. */
    COMPILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A region that can be run. */
    interface Code {
        /** {@return what is left when the region is entered at its only entry with {@code in}} */
        State run(State in);

        /** {@return an exit by its number in a state that {@link #run} returned} */
        Exit exit(int number);

        /** {@return where the values of that exit are in the state} */
        Layout layout(int number);
    }

    /** {@return the region in fewer operations} */
    Region optimise(Region region) {
        return this == UNOPTIMISED ? region : optimise(region, Optimiser.Limits.USUAL);
    }

    static Region optimise(Region region, Optimiser.Limits limits) {
        Region once = Optimiser.optimise(region, limits).region();
        // Parts of an object that a loop carries are known to be constant only after the first
        // time.
        return Optimiser.optimise(once, Optimiser.Limits.NO_COPIES).region();
    }

    Code code(Region region) {
        if (this == COMPILED) {
            try {
                return new Compiled(RegionCompiler.compile(region));
            } catch (Refusal.Refused e) {
                // What the backend does not take runs all the same.
            }
        }
        return new Interpreted(region, region.exits(), Layout.room(region));
    }

    private record Compiled(CompiledRegion region, Exits exits) implements Code {
        Compiled(RegionCompiler.Compiled<CompiledRegion> compiled) {
            this(compiled.code(), compiled.exits());
        }

        @Override
        public State run(State in) {
            return region.run(0, in);
        }

        @Override
        public Exit exit(int number) {
            return exits.exit(number);
        }

        @Override
        public Layout layout(int number) {
            return exits.layout(number);
        }
    }

    private record Interpreted(Region region, List<Exit> exits, State room) implements Code {
        @Override
        public State run(State in) {
            State state = room;
            System.arraycopy(in.ints, 0, state.ints, 0, in.ints.length);
            System.arraycopy(in.refs, 0, state.refs, 0, in.refs.length);
            new Interpreter(region).run(0, state, Long.MAX_VALUE);
            return state;
        }

        @Override
        public Exit exit(int number) {
            return exits.get(number);
        }

        @Override
        public Layout layout(int number) {
            return Layout.ofExit(exits.get(number));
        }
    }
}
