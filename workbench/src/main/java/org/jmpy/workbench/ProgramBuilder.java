package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a program together while its text is read, and checks the names that were used. */
final class ProgramBuilder {
    private record Use(String function, String name, boolean isFunction, int offset, int args) {}

    private final TextCursor cursor;
    private final Places places;
    private final Map<String, Block> main = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private Map<String, Block> blocks = main;
    private String function = "";
    private List<Integer> offsets = new ArrayList<>();
    private Hints hints = Hints.NONE;

    ProgramBuilder(TextCursor cursor, String text) {
        this.cursor = cursor;
        this.places = new Places(text);
    }

    /** Starts a function; blocks belong to it until {@link #endFunction}. */
    void startFunction(String name, int offset) {
        if (functions.containsKey(name)) {
            throw cursor.error(offset, "function '" + name + "' is defined twice");
        }
        function = name;
        blocks = new LinkedHashMap<>();
    }

    void endFunction(List<String> params, boolean hasLoop, int offset) {
        if (blocks.isEmpty()) {
            throw cursor.error(offset, "function '" + function + "' has no block");
        }
        functions.put(function, new Function(function, params, hasLoop, blocks));
        function = "";
        blocks = main;
    }

    /** Tells where the next step of the block that is being read stands. */
    void step(int offset) {
        offsets.add(offset);
    }

    void block(String label, Block block, int offset) {
        if (blocks.put(label, block) != null) {
            throw cursor.error(offset, "block '" + label + "' is defined twice");
        }
        for (int i = 0; i < offsets.size(); i++) {
            places.put(function, label, i, offsets.get(i));
        }
        offsets = new ArrayList<>();
    }

    /** {@return the label that is read next, to be defined somewhere in the same function} */
    String target() {
        int offset = cursor.place();
        String label = cursor.name();
        uses.add(new Use(function, label, false, offset, 0));
        return label;
    }

    void called(String name, int offset, int args) {
        uses.add(new Use(function, name, true, offset, args));
    }

    void hints(Hints all) {
        hints = all;
    }

    Hints hints() {
        return hints;
    }

    Program build() {
        for (Use use : uses) {
            if (use.isFunction) {
                checkCall(use);
            } else if (!(use.function.isEmpty() ? main : functions.get(use.function).blocks())
                    .containsKey(use.name)) {
                throw cursor.error(use.offset, "no block '" + use.name + "'");
            }
        }
        return new Program(main, functions, hints, places);
    }

    private void checkCall(Use use) {
        Function called = functions.get(use.name);
        if (called == null) {
            throw cursor.error(use.offset, "no function '" + use.name + "'");
        }
        if (called.params().size() != use.args) {
            throw cursor.error(
                    use.offset,
                    "function '%s' takes %d arguments, not %d"
                            .formatted(use.name, called.params().size(), use.args));
        }
    }
}
