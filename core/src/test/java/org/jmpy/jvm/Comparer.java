package org.jmpy.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.jmpy.ir.Exit;
import org.jmpy.ir.Interpreter;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Region;
import org.jmpy.ir.State;
import org.jmpy.ir.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs a region by the interpreter and compiled, and compares what comes out. */
final class Comparer {
    private static final long STEPS = 10_000_000;

    private final Region region;
    private final RegionCompiler.Compiled<CompiledRegion> compiled;

    Comparer(Region region) throws Refusal.Refused {
        this(region, RegionSettings.USUAL);
    }

    Comparer(Region region, RegionSettings settings) throws Refusal.Refused {
        this.region = region;
        compiled = RegionCompiler.compile(region, settings);
    }

    private Comparer(Region region, RegionCompiler.Compiled<CompiledRegion> compiled) {
        this.region = region;
        this.compiled = compiled;
    }

    /** Compares with the region cut in parts. */
    static Comparer inParts(Region region) throws Refusal.Refused {
        return new Comparer(region, RegionCompiler.compileInParts(region, RegionSettings.USUAL));
    }

    /** Compares with the region cut in very small parts. */
    static Comparer inSmallParts(Region region, int size) throws Refusal.Refused {
        RegionParts cut = new RegionParts(region, size);
        List<RegionCompiler.Compiled<CompiledRegion>> parts = new ArrayList<>();
        for (Region part : cut.parts()) {
            parts.add(part.entries().isEmpty() ? null : RegionCompiler.compile(part));
        }
        PartedRegion parted = new PartedRegion(cut, parts);
        return new Comparer(region, new RegionCompiler.Compiled<>(parted, parted.exits(), null));
    }

    /** {@return what the compiled region gave} */
    State run(int entry, State in, Supplier<String> what) {
        State expected = Layout.room(region);
        copy(in.ints, expected.ints);
        copy(in.floats, expected.floats);
        for (int i = 0; i < Math.min(in.refs.length, expected.refs.length); i++) {
            expected.refs[i] = fresh(in.refs[i]);
        }
        new Interpreter(region).run(entry, expected, STEPS);
        State found = compiled.code().run(entry, in);
        if (found.exit < 0) {
            assertEquals(expected.exit, found.exit, what);
            assertEquals(result(expected, found), result(found, found), what);
        } else {
            Exit exit = compiled.exits().exit(found.exit);
            assertSame(region.exits().get(expected.exit), exit, what);
            Layout from = Layout.ofExit(exit);
            Layout to = compiled.exits().layout(found.exit);
            for (Value value : exit.values()) {
                Object left = text(from.read(expected, value));
                assertEquals(left, text(to.read(found, value)), what);
            }
            assertEquals(text(expected.thrown), text(found.thrown), what);
        }
        return found;
    }

    private static void copy(Object from, Object to) {
        int length =
                Math.min(
                        java.lang.reflect.Array.getLength(from),
                        java.lang.reflect.Array.getLength(to));
        System.arraycopy(from, 0, to, 0, length);
    }

    /** Both runs need an object of their own to change. */
    private static Object fresh(Object object) {
        return object instanceof TestOps.Cell cell
                ? new TestOps.Cell().set(cell.content())
                : object;
    }

    private static Object text(Object object) {
        return switch (object) {
            case TestOps.Cell cell -> "cell " + cell.content();
            case TestOps.Thrown thrown -> thrown.getMessage();
            case IllegalArgumentException zero -> zero.getMessage();
            case null, default -> object;
        };
    }

    private static Object result(State state, State like) {
        if (like.ints.length > 0) {
            return state.ints[0];
        }
        if (like.floats.length > 0) {
            return state.floats[0];
        }
        return like.refs.length > 0 ? text(state.refs[0]) : null;
    }
}
