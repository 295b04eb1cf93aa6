package org.jmpy.programs;

import java.util.List;

/** A program as a tree, from which smaller programs can be made. */
final class Tree {
    private static final String INDENT = "    ";

    private Tree() {}

    /** What an expression gives, most of the time. */
    enum Kind {
        INT("0"),
        FLOAT("0.5"),
        /** An int or a float. */
        NUM("1"),
        STR("''"),
        BYTES("b''"),
        BOOL("True"),
        /** Of ints. */
        LIST("[]"),
        /** Two ints. */
        TUPLE("(0, 1)"),
        /** From ints to ints. */
        DICT("{}"),
        /** Of ints. */
        SET("set()"),
        OBJECT(null),
        /** From an int to an int. */
        FUNCTION("abs"),
        ANY("None");

        /** The simplest expression; null if there is none. */
        final String simplest;

        Kind(String simplest) {
            this.simplest = simplest;
        }
    }

    /**
     * An expression.
     *
     * @param parts texts and smaller expressions
     */
    record Expr(Kind kind, List<Object> parts) {
        static Expr of(Kind kind, Object... parts) {
            return new Expr(kind, List.of(parts));
        }

        @Override
        public String toString() {
            return text(parts);
        }
    }

    /** A statement: one clause, or those of a compound statement. */
    record Statement(List<Clause> clauses) {
        /** {@return a statement of one line, of texts and expressions} */
        static Statement line(Object... parts) {
            return new Statement(List.of(new Clause(List.of(parts), null)));
        }

        static Statement of(Clause... clauses) {
            return new Statement(List.of(clauses));
        }
    }

    /**
     * A line and what is indented below it.
     *
     * @param head texts and expressions
     * @param body null if the line is all
     */
    record Clause(List<Object> head, List<Statement> body) {
        static Clause of(List<Statement> body, Object... head) {
            return new Clause(List.of(head), body);
        }
    }

    /** {@return the program's text} */
    static String print(List<Statement> program) {
        StringBuilder out = new StringBuilder();
        print(out, program, "");
        return out.toString();
    }

    private static void print(StringBuilder out, List<Statement> body, String indent) {
        for (Statement statement : body) {
            for (Clause clause : statement.clauses) {
                out.append(indent).append(text(clause.head)).append('\n');
                if (clause.body != null && clause.body.isEmpty()) {
                    out.append(indent).append(INDENT).append("pass\n");
                } else if (clause.body != null) {
                    print(out, clause.body, indent + INDENT);
                }
            }
        }
    }

    private static String text(List<Object> parts) {
        StringBuilder out = new StringBuilder();
        parts.forEach(out::append);
        return out.toString();
    }
}
