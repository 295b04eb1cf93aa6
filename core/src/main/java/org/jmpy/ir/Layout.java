package org.jmpy.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Where the values that pass between a region and its caller are in a {@link State}: each in the
 * array of its type, in order, without gaps; a BOOL is among the ints. The one place that says so,
 * for the interpreter, the backend and the front ends that read what was left.
 */
public final class Layout {
    private final List<Value> values;
    private final IdentityHashMap<Value, Integer> indices = new IdentityHashMap<>();
    private int ints;
    private int floats;
    private int refs;

    private Layout(Collection<Value> values) {
        this.values = List.copyOf(values);
        for (Value value : this.values) {
            indices.put(
                    value,
                    switch (value.type()) {
                        case INT, BOOL -> ints++;
                        case FLOAT -> floats++;
                        case REF -> refs++;
                        case VOID -> throw new IllegalArgumentException("nothing to pass");
                    });
        }
    }

    private Layout(List<Value> values, int[] places) {
        this.values = List.copyOf(values);
        for (int i = 0; i < places.length; i++) {
            int room = places[i] + 1;
            indices.put(this.values.get(i), places[i]);
            switch (this.values.get(i).type()) {
                case INT, BOOL -> ints = Math.max(ints, room);
                case FLOAT -> floats = Math.max(floats, room);
                case REF -> refs = Math.max(refs, room);
                case VOID -> throw new IllegalArgumentException("nothing to pass");
            }
        }
    }

    /**
     * {@return a layout of another order: values can even share a place}
     *
     * @param places the index of each value in the array of its type
     */
    public static Layout of(List<Value> values, int[] places) {
        return new Layout(values, places);
    }

    /** {@return the layout of the parameters of an entry} */
    public static Layout ofEntry(Block entry) {
        return new Layout(entry.parameters());
    }

    /** {@return the layout of what an exit passes: {@link Exit#values}} */
    public static Layout ofExit(Exit exit) {
        return new Layout(exit.values());
    }

    /** {@return the layout of a result: alone in the array of its type} */
    public static Layout ofReturn(Block.Return end) {
        boolean passed = end.value() != null && end.value().type() != Type.VOID;
        return new Layout(passed ? List.of(end.value()) : List.of());
    }

    /** {@return a state with room for every entry, exit and result of {@code region}} */
    public static State room(Region region) {
        List<Layout> layouts = new ArrayList<>();
        region.entries().forEach(entry -> layouts.add(ofEntry(entry)));
        region.exits().forEach(exit -> layouts.add(ofExit(exit)));
        for (Block block : region.blocks()) {
            if (block.end() instanceof Block.Return end) {
                layouts.add(ofReturn(end));
            }
        }
        int ints = 0;
        int floats = 0;
        int refs = 0;
        for (Layout layout : layouts) {
            ints = Math.max(ints, layout.ints);
            floats = Math.max(floats, layout.floats);
            refs = Math.max(refs, layout.refs);
        }
        return new State(ints, floats, refs);
    }

    /** {@return what is passed, in order} */
    public List<Value> values() {
        return values;
    }

    /** {@return the index of {@code value} in the array of its type} */
    public int index(Value value) {
        return indices.get(value);
    }

    public int ints() {
        return ints;
    }

    public int floats() {
        return floats;
    }

    public int refs() {
        return refs;
    }

    /** {@return the value as an object: a constant's own, any other out of {@code state}} */
    public Object read(State state, Value value) {
        if (value.isConstant()) {
            return value.payload();
        }
        int index = index(value);
        return switch (value.type()) {
            case INT -> state.ints[index];
            case BOOL -> state.ints[index] != 0;
            case FLOAT -> state.floats[index];
            default -> state.refs[index];
        };
    }

    /** Puts {@code object}, of the value's type, where the value is in {@code state}. */
    public void write(State state, Value value, Object object) {
        int index = index(value);
        switch (value.type()) {
            case INT -> state.ints[index] = (Long) object;
            case BOOL -> state.ints[index] = (Boolean) object ? 1 : 0;
            case FLOAT -> state.floats[index] = (Double) object;
            default -> state.refs[index] = object;
        }
    }
}
