package org.jmpy.workbench;

import java.util.HashMap;
import java.util.Map;

/** Where the steps of a program stand in its text; made for a person when something goes wrong. */
final class Places {
    /** A program that was made, not read. */
    static final Places NONE = new Places("");

    private record Key(String function, String label, int index) {}

    private final String text;
    private final Map<Key, Integer> offsets = new HashMap<>();

    Places(String text) {
        this.text = text;
    }

    void put(String function, String label, int index, int offset) {
        offsets.put(new Key(function, label, index), offset);
    }

    /**
     * {@return the mistake with its place}
     *
     * @param index the number of the step in its block
     */
    LabException locate(LabException mistake, String function, String label, int index) {
        if (mistake.isLocated()) {
            return mistake;
        }
        String where = function.isEmpty() ? "" : " of function '" + function + "'";
        String message = mistake.getMessage() + ", in block '" + label + "'" + where;
        Integer offset = offsets.get(new Key(function, label, index));
        return offset == null
                ? new LabException(message, true)
                : TextCursor.mistake(text, offset, message);
    }
}
