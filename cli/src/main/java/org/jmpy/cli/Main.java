package org.jmpy.cli;

/** The entry point of the {@code jmpy} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line.
     *
     * @param args what stands after {@code jmpy}
     */
    public static void main(String[] args) {
        System.err.println("jmpy: the command line is not there yet");
        System.exit(3);
    }
}
