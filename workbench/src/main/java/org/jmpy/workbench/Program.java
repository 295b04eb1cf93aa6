package org.jmpy.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks outside of any function, in the order in which they were defined and without a declared
 * entry, and functions. Programs are equal if they say the same, wherever it stands in a text.
 */
public final class Program {
    private final Function main;
    private final Map<String, Function> functions;
    private final Hints hints;
    private final Places places;

    /** A program of blocks that was not read from a text. */
    public Program(Map<String, Block> blocks) {
        this(blocks, Map.of(), Hints.NONE, Places.NONE);
    }

    Program(
            Map<String, Block> blocks,
            Map<String, Function> functions,
            Hints hints,
            Places places) {
        this.main = new Function("", List.of(), true, blocks);
        this.functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        this.hints = hints;
        this.places = places;
    }

    /** {@return the blocks outside of any function} */
    public Map<String, Block> blocks() {
        return main.blocks();
    }

    /** {@return the functions by name} */
    public Map<String, Function> functions() {
        return functions;
    }

    /** {@return what the author of an interpreter says about it} */
    public Hints hints() {
        return hints;
    }

    /** {@return this program, functions and all, with other blocks in place of its own} */
    Program withBlocks(Map<String, Block> blocks) {
        return new Program(blocks, functions, Hints.NONE, Places.NONE);
    }

    /** {@return this program with other hints} */
    Program withHints(Hints other) {
        return new Program(main.blocks(), functions, other, places);
    }

    /** {@return the blocks outside of any function, as one without parameters} */
    Function main() {
        return main;
    }

    Block block(String label) {
        return main.block(label);
    }

    /**
     * {@return the function called {@code name}}
     *
     * @throws LabException if there is none
     */
    Function function(String name) {
        Function function = functions.get(name);
        if (function == null) {
            throw new LabException("no function '" + name + "'");
        }
        return function;
    }

    Places places() {
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Program that
                && main.equals(that.main)
                && functions.equals(that.functions)
                && hints.equals(that.hints);
    }

    @Override
    public int hashCode() {
        return main.hashCode() * 31 + functions.hashCode();
    }

    @Override
    public String toString() {
        return Facts.text(this);
    }
}
