package org.jmpy.cli;

/** The prompt. */
final class Repl {
    Repl(Session session) {}

    int run() {
        Console.error("jmpy: the prompt is not there yet\n");
        return Main.USAGE;
    }
}
