package org.jmpy.cli;

import org.jmpy.interp.ContextEnded;
import org.jmpy.object.PyList;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The command line of MicroPython's unix port: its options, in its order, with its messages and
 * exit codes. Source: MicroPython ports/unix/main.c.
 *
 * <p>Options are looked at twice: what the interpreter must know before it starts first, up to the
 * program; then all in the order given, where the program ends the list.
 */
final class UnixPort {
    private static final long DEFAULT_HEAP = 2L << 20;
    private static final int MIN_HEAP = 700;
    private static final String ROM = "rom=";

    /** Ends the reading of options. */
    private static final class Done extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Done(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    private final String program;
    private final String[] args;
    private final int first;
    private final boolean dropIn;
    private boolean compileOnly;
    private RunOptions options;

    /** The ROMFS image that the program is to find at /rom, null or empty for none. */
    private String image;

    /**
     * @param first where in {@code args} the options start
     * @param dropIn whether to be micropython itself, without additions
     */
    UnixPort(String program, String[] args, int first, boolean dropIn) {
        this.program = program;
        this.args = args;
        this.first = first;
        this.dropIn = dropIn;
    }

    /** Runs the command line. {@return the exit status} */
    int run() {
        try {
            options = RunOptions.fromEnvironment();
            readStartOptions();
            return runProgram();
        } catch (Done done) {
            return done.status;
        } catch (RunOptions.Wrong e) {
            return Verbs.usage(program, e.getMessage());
        }
    }

    private Done invalid() {
        Console.error("Invalid command line arguments. Use -h option for help.\n");
        return new Done(dropIn ? 1 : Main.USAGE);
    }

    private void readStartOptions() throws Done, RunOptions.Wrong {
        for (int i = first; i < args.length && args[i].startsWith("-"); i++) {
            switch (args[i]) {
                case "-c", "-m" -> {
                    return;
                }
                case "-h" ->
                        throw new Done(
                                dropIn
                                        ? Usage.unixPort(program, DEFAULT_HEAP)
                                        : Usage.help(program));
                case "--version" -> throw new Done(Usage.version());
                case "--help" -> {
                    if (!dropIn) {
                        throw new Done(Usage.help(program));
                    }
                }
                case "-X" -> {
                    if (++i >= args.length) {
                        throw invalid();
                    }
                    readImplementationOption(args[i]);
                }
                default -> i += Math.max(0, ownOption(i) - 1);
            }
        }
    }

    /** {@return how many arguments from {@code i} on are an option of jmpy's own} */
    private int ownOption(int i) throws RunOptions.Wrong {
        return dropIn ? 0 : options.take(args, i);
    }

    private void readImplementationOption(String option) throws Done {
        switch (option) {
            case "compile-only" -> compileOnly = true;
            // Native code means what bytecode means; here both are compiled when they get hot.
            case "emit=bytecode", "emit=native" -> {}
            case "emit=viper" -> {
                Console.error(program + ": viper code is not there yet\n");
                throw new Done(Main.USAGE);
            }
            default -> {
                if (option.startsWith(ROM) && !dropIn) {
                    image = option.substring(ROM.length());
                } else if (option.startsWith("heapsize=")) {
                    checkHeapSize(option.substring("heapsize=".length()));
                } else if (!option.equals("realtime")
                        || !System.getProperty("os.name", "").startsWith("Mac")) {
                    throw invalid();
                }
            }
        }
    }

    /** Checks {@code N[w][K|M]}. The heap is the JVM's, so the number itself limits nothing. */
    private void checkHeapSize(String text) throws Done {
        int radix = 10;
        int start = 0;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            start = 2;
        } else if (text.startsWith("0")) {
            radix = 8;
        }
        int i = start;
        while (i < text.length() && Character.digit(text.charAt(i), radix) >= 0) {
            i++;
        }
        long size = 0;
        try {
            size = i == start ? 0 : Long.parseLong(text.substring(start, i), radix);
        } catch (NumberFormatException e) {
            throw invalid();
        }
        boolean isWords = i < text.length() && (text.charAt(i) | 0x20) == 'w';
        if (isWords) {
            i++;
        }
        if (i < text.length()) {
            switch (text.charAt(i) | 0x20) {
                case 'k' -> size *= 1024;
                case 'm' -> size *= 1024 * 1024;
                default -> throw invalid();
            }
            i++;
        }
        if (i != text.length() || (isWords ? 2 * size : size) < MIN_HEAP) {
            throw invalid();
        }
    }

    private int runProgram() throws Done, RunOptions.Wrong {
        Session session = new Session(new SystemHost(executable()), dropIn, options);
        session.setCompileOnly(compileOnly);
        session.initPath();
        if (image == null && !dropIn) {
            image = session.host().environment(RomRunner.VARIABLE);
        }
        String mistake = image == null || image.isEmpty() ? null : RomRunner.insert(session, image);
        if (mistake != null) {
            Console.error(program + ": " + mistake + "\n");
            return 1;
        }
        try {
            return runProgram(session);
        } catch (ContextEnded e) {
            return session.ended(e);
        }
    }

    private int runProgram(Session session) throws Done, RunOptions.Wrong {
        boolean inspect = false;
        int status = Session.NOTHING_RUN;
        for (int i = first; i < args.length && status == Session.NOTHING_RUN; i++) {
            String arg = args[i];
            if (!arg.startsWith("-") || (arg.equals("-") && !dropIn)) {
                status = runFile(session, i);
            } else if (arg.equals("-c") || arg.equals("-m")) {
                if (i + 1 >= args.length) {
                    throw invalid();
                }
                status = arg.equals("-c") ? runCommand(session, i) : runModule(session, i);
            } else if (arg.equals("-i")) {
                inspect = true;
                session.preparePrompt();
            } else if (arg.equals("-v")) {
                session.addVerbosity();
            } else if (arg.equals("-X")) {
                i++;
            } else if (arg.startsWith("-O")) {
                session.vm().setOptimisation(optimisation(arg));
            } else {
                int count = ownOption(i);
                if (count == 0) {
                    throw invalid();
                }
                i += count - 1;
            }
        }
        return session.finish(status, inspect);
    }

    private static int optimisation(String arg) {
        if (arg.length() > 2 && arg.charAt(2) >= '0' && arg.charAt(2) <= '9') {
            return arg.charAt(2) - '0';
        }
        int level = 0;
        while (level + 1 < arg.length() && arg.charAt(level + 1) == 'O') {
            level++;
        }
        return level;
    }

    private int runCommand(Session session, int at) {
        // -c itself is the first of sys.argv, as in CPython.
        session.vm().argv().append(args[at]);
        setArguments(session, at + 2);
        return session.runCommand(args[at + 1]);
    }

    private int runModule(Session session, int at) {
        setArguments(session, at + 1);
        return session.runModule(args[at + 1]);
    }

    private int runFile(Session session, int at) {
        String file = args[at];
        if (file.equals("-")) {
            setArguments(session, at);
            return session.runStandardInput();
        }
        try {
            Path directory = Path.of(file).toRealPath().getParent();
            String entry = directory == null || directory.getNameCount() == 0 ? "" : "" + directory;
            ((PyList) session.vm().path()).set(0, entry);
        } catch (IOException | InvalidPathException e) {
            return cannotOpen(file, e);
        }
        setArguments(session, at);
        return file.endsWith(".mpy") && !dropIn ? session.runImage(file) : session.runFile(file);
    }

    private int cannotOpen(String file, Exception e) {
        String reason = "[Errno 5] Input/output error";
        if (e instanceof NoSuchFileException || e instanceof InvalidPathException) {
            reason = "[Errno 2] No such file or directory";
        } else if (e instanceof AccessDeniedException) {
            reason = "[Errno 13] Permission denied";
        } else if (e instanceof FileSystemException x && "Not a directory".equals(x.getReason())) {
            reason = "[Errno 20] Not a directory";
        } else if (e instanceof FileSystemException x && x.getReason() != null) {
            reason = x.getReason();
        }
        Console.error(program + ": can't open file '" + file + "': " + reason + "\n");
        // CPython, too, exits with 2 then.
        return 2;
    }

    private void setArguments(Session session, int from) {
        for (int i = from; i < args.length; i++) {
            session.vm().argv().append(args[i]);
        }
    }

    private String executable() {
        String path = System.getProperty("jmpy.executable");
        if (path != null) {
            return path;
        }
        try {
            return Path.of(program).toRealPath().toString();
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }
}
