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
    private final List<Exit> exits = new ArrayList<>();
    private final List<int[]> indices = new ArrayList<>();
    private final Layout[] layouts;

    Exits(RegionGraph graph) {
        for (ExitNode node : graph.exits) {
            int[] index = new int[node.values.length];
            for (int i = 0; i < index.length; i++) {
                index[i] = node.writeBack.index(node.values[i].resolved());
            }
            exits.add(node.exit);
            indices.add(index);
        }
        layouts = new Layout[exits.size()];
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
            layouts[number] = Layout.of(exit(number).values(), indices.get(number));
        }
        return layouts[number];
    }
}
