package org.jmpy.tool;

import java.util.List;
import java.util.Map;

/** Where the tools print to, line by line. */
interface Lines {
    /**
     * Prints a line.
     *
     * @param text without line end
     * @param annotations what a viewer may want to know about it, by name
     * @param labels what other lines call it
     */
    void print(String text, Map<String, Object> annotations, List<String> labels);

    /** Prints a line. */
    default void print(String text) {
        print(text, Map.of(), List.of());
    }
}
