package org.jmpy.cli;

import java.io.File;
import java.nio.file.Path;

/**
 * The entry point of the {@code jmpy} command. The launcher tells how it was called in the system
 * property {@code jmpy.program}: under the names micropython, mpy-cross and mpy-tool the command is
 * that tool.
 */
public final class Main implements Runnable {
    /** Bad usage of one of jmpy's own verbs. */
    static final int USAGE = 2;

    /** A bug of ours. */
    static final int INTERNAL = 3;

    /**
     * Stack of the thread that Python code runs on: over 8 KiB for each of the calls that may be
     * under way, where a call takes 0.7 KiB and one through several built-ins about 2.
     */
    private static final long STACK_BYTES = 16L << 20;

    private final String[] args;

    private Main(String[] args) {
        this.args = args;
    }

    /**
     * Runs the command line and ends the process with its exit status.
     *
     * @param args what stands after {@code jmpy}
     */
    public static void main(String[] args) {
        new Thread(null, new Main(args), "main", STACK_BYTES).start();
    }

    @Override
    public void run() {
        int status;
        try {
            status = run(System.getProperty("jmpy.program", "jmpy"), args);
        } catch (Throwable e) {
            status = BugReport.report(e);
        }
        System.exit(status);
    }

    /** {@return the exit status of the command line {@code args} of {@code program}} */
    static int run(String program, String[] args) {
        switch (toolName(program)) {
            case "micropython" -> {
                return new UnixPort(program, args, 0, true).run();
            }
            case "mpy-cross" -> {
                return Verbs.run(program, "mpy-cross", args);
            }
            case "mpy-tool" -> {
                return Verbs.run(program, "mpy-tool", args);
            }
            default -> {}
        }
        String first = args.length == 0 ? "" : args[0];
        if (first.equals("run")) {
            return args.length == 1
                    ? Verbs.usage(program, "run: what? Give a file, or -c or -m")
                    : new UnixPort(program, args, 1, false).run();
        }
        if (Verbs.isVerb(first)) {
            String[] rest = new String[args.length - 1];
            System.arraycopy(args, 1, rest, 0, rest.length);
            return Verbs.run(program, first, rest);
        }
        return new UnixPort(program, args, 0, false).run();
    }

    private static String toolName(String program) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        if (File.separatorChar != '/') {
            name = String.valueOf(Path.of(name).getFileName());
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
