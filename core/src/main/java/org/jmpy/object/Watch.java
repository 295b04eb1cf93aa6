package org.jmpy.object;

import java.util.Arrays;

/** What compiled code assumes about the entries of a dict, which is that of a module. */
final class Watch {
    /** After so many broken assumptions about an entry there are no new ones. */
    private static final int MAX_BREAKS = 3;

    private Assumption[] values = new Assumption[8];
    private byte[] breaks = new byte[8];
    private Assumption keys;
    private int keyBreaks;

    /** {@return the assumption that an entry keeps its value, null if it changes too often} */
    Assumption value(int entry) {
        makeRoom(entry);
        if (breaks[entry] == MAX_BREAKS) {
            return null;
        }
        if (values[entry] == null) {
            values[entry] = new Assumption();
        }
        return values[entry];
    }

    /**
     * Gives out no assumptions about the value of an entry any more. {@return that which was given
     * out and is not broken yet, null for none}
     */
    Assumption expectChanges(int entry) {
        makeRoom(entry);
        breaks[entry] = MAX_BREAKS;
        return values[entry];
    }

    private void makeRoom(int entry) {
        if (entry >= values.length) {
            int length = Math.max(entry + 1, 2 * values.length);
            values = Arrays.copyOf(values, length);
            breaks = Arrays.copyOf(breaks, length);
        }
    }

    /** {@return the assumption that no key is added, null if that happens too often} */
    Assumption keys() {
        if (keys == null && keyBreaks < MAX_BREAKS) {
            keys = new Assumption();
        }
        return keys;
    }

    void valueChanged(int entry) {
        if (entry < values.length && values[entry] != null) {
            Assumption assumption = values[entry];
            values[entry] = null;
            if (breaks[entry] < MAX_BREAKS) {
                breaks[entry]++;
            }
            assumption.breakIt();
        }
    }

    void keyAdded() {
        if (keys != null) {
            Assumption assumption = keys;
            keys = null;
            keyBreaks++;
            assumption.breakIt();
        }
    }

    /** Entries were removed or moved. */
    void allChanged() {
        keyAdded();
        for (int i = 0; i < values.length; i++) {
            valueChanged(i);
        }
    }
}
