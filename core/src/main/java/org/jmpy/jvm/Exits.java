package org.jmpy.jvm;

import org.jmpy.ir.Exit;
import org.jmpy.ir.Layout;

import java.util.ArrayList;
import java.util.List;

/**
 * The exits of a compiled region by number, and where what they pass out is in the state. The order
 * is not that of {@link Exit#values}: exits share code by writing the same locals in one order.
 */
public final class Exits {
    private final List<Exit> exits;

    /** By exit and value: the index in the array of its type. */
    private final List<int[]> places;

    private final Layout[] layouts;

    Exits(List<Exit> exits, List<int[]> places) {
        this.exits = exits;
        this.places = places;
        layouts = new Layout[exits.size()];
    }

    /** {@return those of a region, after its values have got their locals} */
    static Exits of(RegionGraph graph) {
        List<Exit> exits = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (ExitNode node : graph.exits) {
            int[] place = new int[node.values.length];
            for (int i = 0; i < place.length; i++) {
                place[i] = node.writeBack.index(node.values[i].resolved());
            }
            exits.add(node.exit);
            places.add(place);
        }
        return new Exits(exits, places);
    }

    /** {@return where the values of an exit are, in the order of {@link Exit#values}} */
    int[] places(int number) {
        return places.get(number);
    }

    public int size() {
        return exits.size();
    }

    /** {@return an exit by {@link org.jmpy.ir.State#exit}} */
    public Exit exit(int number) {
        return exits.get(number);
    }

    /** {@return where the values of an exit are in the state it gives} */
    public synchronized Layout layout(int number) {
        if (layouts[number] == null) {
            layouts[number] = Layout.of(exit(number).values(), places(number));
        }
        return layouts[number];
    }
}
