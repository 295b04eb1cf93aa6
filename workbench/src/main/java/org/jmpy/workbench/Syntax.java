package org.jmpy.workbench;

/** The two ways to write a program. */
public enum Syntax {
    /** Prolog clauses, one for each block. */
    FACTS,
    /** Pseudo-code. */
    LISTING;

    /**
     * {@return the program written in {@code text}, in whichever syntax it is}
     *
     * @throws LabException for a mistake of form, a name used but not defined or defined twice
     */
    public static Program read(String text) {
        return of(text).program(text);
    }

    /** {@return the syntax of {@code text}, told by the first word that is not in a comment} */
    public static Syntax of(String text) {
        for (String line : text.split("\n")) {
            String start = line.strip();
            if (start.startsWith("#")) {
                return LISTING;
            }
            if (!start.isEmpty() && !start.startsWith("%")) {
                return start.matches("(block|merge_point|backward_jump)\\s*\\(.*|\\w+\\s*/.*")
                        ? FACTS
                        : LISTING;
            }
        }
        return FACTS;
    }

    /** {@return the program written in {@code text} in this syntax} */
    public Program program(String text) {
        return this == FACTS ? FactReader.program(text) : ListingReader.program(text);
    }

    /** {@return the program in this syntax} */
    public String print(Program program) {
        return this == FACTS ? Facts.text(program) : Listing.text(program);
    }

    /** {@return the value written in {@code text}} */
    public static Value value(String text) {
        return TextCursor.valueOf(text);
    }
}
