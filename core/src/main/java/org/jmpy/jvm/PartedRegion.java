package org.jmpy.jvm;

import org.jmpy.ir.Exit;
import org.jmpy.ir.Layout;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;

import java.util.ArrayList;
import java.util.List;

/** A region in several methods: goes from one to the next as their exits tell. */
final class PartedRegion extends CompiledRegion {
    private final CompiledRegion[] parts;
    private final Place[] entries;

    /** By part and exit: where it leads within the region, null if out of it. */
    private final Crossing[][] crossings;

    /** By part and exit: the number of the exit in {@link #exits}. */
    private final int[][] numbers;

    private final Exits exits;

    /** An entry of a part. */
    private record Place(int part, int entry) {}

    /**
     * A way into another part.
     *
     * @param ints where in the state that comes the integers of the one that goes on are; so for
     *     the others
     */
    private record Crossing(Place to, int[] ints, int[] floats, int[] refs) {
        State pass(State from) {
            State state = new State(ints.length, floats.length, refs.length);
            for (int i = 0; i < ints.length; i++) {
                state.ints[i] = from.ints[ints[i]];
            }
            for (int i = 0; i < floats.length; i++) {
                state.floats[i] = from.floats[floats[i]];
            }
            for (int i = 0; i < refs.length; i++) {
                state.refs[i] = from.refs[refs[i]];
            }
            return state;
        }
    }

    PartedRegion(RegionParts cut, List<RegionCompiler.Compiled<CompiledRegion>> compiled) {
        int count = compiled.size();
        parts = new CompiledRegion[count];
        crossings = new Crossing[count][];
        numbers = new int[count][];
        entries = cut.entries().stream().map(PartedRegion::place).toArray(Place[]::new);
        List<Exit> all = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            if (compiled.get(part) == null) {
                continue;
            }
            parts[part] = compiled.get(part).code();
            Exits own = compiled.get(part).exits();
            crossings[part] = new Crossing[own.size()];
            numbers[part] = new int[own.size()];
            for (int i = 0; i < own.size(); i++) {
                RegionParts.Fragment target = cut.crossing(own.exit(i));
                if (target == null) {
                    numbers[part][i] = all.size();
                    all.add(own.exit(i));
                    places.add(own.places(i));
                } else {
                    crossings[part][i] = crossing(target, own.places(i));
                }
            }
        }
        exits = new Exits(all, places);
    }

    private static Place place(RegionParts.Fragment fragment) {
        return new Place(fragment.part, fragment.entry);
    }

    /**
     * @param places where the parameters of the target are in the state that comes
     */
    private static Crossing crossing(RegionParts.Fragment target, int[] places) {
        Layout layout = Layout.ofEntry(target.copy());
        int[] ints = new int[layout.ints()];
        int[] floats = new int[layout.floats()];
        int[] refs = new int[layout.refs()];
        for (int i = 0; i < places.length; i++) {
            Value parameter = target.parameters.get(i);
            int[] array =
                    parameter.type() == Type.FLOAT
                            ? floats
                            : parameter.type() == Type.REF ? refs : ints;
            array[layout.index(parameter)] = places[i];
        }
        return new Crossing(place(target), ints, floats, refs);
    }

    Exits exits() {
        return exits;
    }

    @Override
    public State run(int entry, State in) {
        Place at = entries[entry];
        State state = in;
        while (true) {
            state = parts[at.part].run(at.entry, state);
            if (state.exit < 0) {
                return state;
            }
            Crossing crossing = crossings[at.part][state.exit];
            if (crossing == null) {
                state.exit = numbers[at.part][state.exit];
                return state;
            }
            at = crossing.to;
            state = crossing.pass(state);
        }
    }
}
