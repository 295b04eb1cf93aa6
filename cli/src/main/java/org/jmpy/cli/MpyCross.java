package org.jmpy.cli;

import org.jmpy.compiler.Arch;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.interp.Version;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.mpy.Utf8;
import org.jmpy.syntax.CompileError;
import org.jmpy.tool.WholeFile;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The drop-in for mpy-cross 1.29: the same options, messages, exit codes and bytes. Source:
 * MicroPython mpy-cross/main.c.
 *
 * <p>Where it is stricter: the output is written whole or not at all, an output that cannot be
 * written is an error, and a source file is not overwritten by its own bytecode.
 */
final class MpyCross {
    private static final int FAILED = 1;
    private static final long DEFAULT_HEAP = 2L << 20;

    /** Longer names are refused, in bytes. */
    private static final int MAX_NAME = 255;

    private static final int RV32_ZBA = 1;
    private static final int RV32_ZCMP = 2;

    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int EACCES = 13;
    private static final int ENOTDIR = 20;
    private static final int EISDIR = 21;
    private static final int ENOSPC = 28;

    /** The process's or a test's streams. */
    record Streams(InputStream in, OutputStream out, OutputStream error) {}

    /** Ends the run; its text goes to standard error. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String text) {
            super(text, null, false, false);
        }
    }

    private final String name;
    private final String[] args;
    private final Streams streams;

    private Options options = Options.CROSS;
    private long heapSize = DEFAULT_HEAP;
    private String input;
    private String output;
    private String sourceName;
    private String archFlags;
    private int extensions;
    private boolean isVersionAsked;

    private MpyCross(String name, String[] args, Streams streams) {
        this.name = name;
        this.args = args;
        this.streams = streams;
    }

    /**
     * Compiles with the process's own streams.
     *
     * @param name what the tool was called as
     * @param args what follows it
     * @return the exit status: 0, or 1 for any mistake
     */
    @SuppressWarnings("resource") // Closing the streams would close the process's descriptors.
    static int run(String name, String[] args) {
        return run(
                name,
                args,
                new Streams(
                        new FileInputStream(FileDescriptor.in),
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err)));
    }

    /** Compiles with given streams. {@return the exit status} */
    static int run(String name, String[] args, Streams streams) {
        MpyCross tool = new MpyCross(name, args, streams);
        try {
            try {
                return tool.run();
            } catch (CompileError e) {
                write(streams.error, e.report());
            } catch (Failure e) {
                write(streams.error, e.getMessage());
            }
        } catch (IOException e) {
            Console.error(name + ": cannot write: " + e.getMessage() + "\n");
        }
        return FAILED;
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(Utf8.encode(text));
    }

    private int run() throws Failure, IOException {
        if (!readImplementationOptions() || !readOptions()) {
            write(streams.out, usage());
            return FAILED;
        }
        if (isVersionAsked) {
            write(
                    streams.out,
                    "MicroPython "
                            + Version.MICROPYTHON
                            + " (jmpy "
                            + Version.JMPY
                            + "); mpy-cross emitting mpy v6.3\n");
            return 0;
        }
        checkArch();
        if (input == null) {
            throw new Failure("no input file\n");
        }
        compile();
        return 0;
    }

    /**
     * Reads the -X options, wherever they stand: as the original does, even behind {@code --} and
     * where another option's value is expected. {@return false for bad usage}
     */
    private boolean readImplementationOptions() {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("-X")) {
                if (++i >= args.length || !readImplementationOption(args[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean readImplementationOption(String option) {
        switch (option) {
            case "emit=bytecode" -> options = options.withEmit(Options.Emit.BYTECODE);
            case "emit=native" -> options = options.withEmit(Options.Emit.NATIVE);
            case "emit=viper" -> options = options.withEmit(Options.Emit.VIPER);
            case "source-lines" -> options = options.withSourceLines(true);
            case "no-source-lines" -> options = options.withSourceLines(false);
            default -> {
                if (!option.startsWith("heapsize=")) {
                    return false;
                }
                readHeapSize(option.substring("heapsize=".length()));
            }
        }
        return true;
    }

    /** The heap is the JVM's: the size is only shown again by the usage text. */
    private void readHeapSize(String text) {
        CNumber number = CNumber.parse(text);
        int end = number.end();
        heapSize = number.value();
        boolean isWords = end < text.length() && (text.charAt(end) | 0x20) == 'w';
        if (isWords) {
            end++;
        }
        int unit = end < text.length() ? text.charAt(end) | 0x20 : 0;
        if (unit == 'k') {
            heapSize *= 1024;
        } else if (unit == 'm') {
            heapSize *= 1024 * 1024;
        }
        if (isWords) {
            heapSize *= 2;
        }
    }

    /** Reads the other options and the input's name. {@return false for bad usage} */
    private boolean readOptions() throws Failure {
        boolean isOption = true;
        for (int i = 0; i < args.length && !isVersionAsked; i++) {
            String arg = args[i];
            if (!isOption || !arg.startsWith("-") || arg.length() == 1) {
                if (input != null) {
                    throw new Failure("multiple input files\n");
                }
                input = arg.replace('\\', '/');
                continue;
            }
            switch (arg) {
                case "-X" -> i++;
                case "--version" -> isVersionAsked = true;
                case "-v" -> {} // does nothing in the original either
                case "--" -> isOption = false;
                case "-o", "-s" -> {
                    if (++i >= args.length) {
                        return false;
                    }
                    if (arg.equals("-o")) {
                        output = args[i];
                    } else {
                        sourceName = args[i].replace('\\', '/');
                    }
                }
                default -> {
                    if (!readAttachedOption(arg)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Reads an option whose value is a part of it. {@return false if there is no such one} */
    private boolean readAttachedOption(String arg) {
        if (arg.startsWith("-O")) {
            options = options.withOptimisation(optimisation(arg));
        } else if (arg.startsWith("-msmall-int-bits=")) {
            String text = arg.substring("-msmall-int-bits=".length());
            CNumber number = CNumber.parse(text);
            if (number.end() < text.length()) {
                return false;
            }
            options = options.withSmallIntBits((int) number.value() & 0xff);
        } else if (arg.startsWith("-march=")) {
            int arch = Arch.number(arg.substring("-march=".length()));
            if (arch < 0) {
                return false;
            }
            options = options.withArch(arch);
        } else if (arg.startsWith("-march-flags=")) {
            archFlags = arg.substring("-march-flags=".length());
        } else {
            return false;
        }
        return true;
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

    private void checkArch() throws Failure {
        boolean hasArch = options.arch() != Arch.NONE;
        if (archFlags != null && hasArch) {
            extensions = options.arch() == Arch.RV32IMC ? flagsOfRv32(archFlags) : -1;
            if (extensions < 0) {
                throw new Failure("unrecognised arch flags\n");
            }
        }
        if (options.emit() != Options.Emit.BYTECODE && !hasArch) {
            throw new Failure("arch not specified\n");
        }
    }

    /**
     * {@return the flags as a number, -1 if they are none}
     *
     * @param flags 0 to 3 in any base, or names with commas between them
     */
    private static int flagsOfRv32(String flags) {
        if (flags.isEmpty()) {
            return -1;
        }
        CNumber number = CNumber.parseFlags(flags);
        if (number.end() == flags.length()) {
            return number.value() <= (RV32_ZBA | RV32_ZCMP) ? (int) number.value() : -1;
        }
        int result = 0;
        int start = 0;
        while (start < flags.length()) {
            int comma = flags.indexOf(',', start);
            int end = comma < 0 ? flags.length() : comma;
            switch (flags.substring(start, end)) {
                case "zba" -> result |= RV32_ZBA;
                case "zcmp" -> result |= RV32_ZCMP;
                default -> {
                    return -1;
                }
            }
            start = end + 1;
        }
        return result;
    }

    private void compile() throws Failure, IOException {
        boolean isStandardInput = input.equals("-");
        String fileName = isStandardInput ? "<stdin>" : input;
        checkName(fileName);
        byte[] source = isStandardInput ? streams.in.readAllBytes() : readSource();
        String embedded = sourceName == null ? fileName : sourceName;
        MpyImage image = Compiler.compile(source, fileName, embedded, Mode.FILE, options);
        byte[] code = MpyWriter.write(image, extensions);
        if (output == null ? isStandardInput : output.equals("-")) {
            streams.out.write(code);
            streams.out.flush();
        } else {
            String target = output;
            if (target == null) {
                target = input.substring(0, Math.max(input.length() - 2, 0)) + "mpy";
            }
            checkName(target);
            save(target, code);
        }
    }

    private static void checkName(String file) {
        if (file.length() > MAX_NAME || Utf8.encode(file).length > MAX_NAME) {
            throw new CompileError(CompileError.Kind.RUNTIME_ERROR, "name too long");
        }
    }

    private byte[] readSource() throws Failure {
        try {
            if (input.isEmpty()) {
                throw cannotOpen(input, ENOENT);
            }
            Path path = Path.of(input);
            if (Files.isDirectory(path)) {
                throw new Failure("OSError: " + EISDIR + "\n");
            }
            return Files.readAllBytes(path);
        } catch (IOException | InvalidPathException e) {
            throw cannotOpen(input, errno(e));
        }
    }

    private void save(String target, byte[] code) throws Failure {
        try {
            if (target.isEmpty()) {
                throw cannotOpen(target, ENOENT);
            }
            Path path = Path.of(target);
            if (Files.exists(path)) {
                if (Files.exists(Path.of(input)) && Files.isSameFile(path, Path.of(input))) {
                    throw new Failure(
                            name + ": '" + target + "' is the source file; nothing is written\n");
                }
                if (!Files.isWritable(path)) {
                    throw cannotOpen(target, EACCES);
                }
            }
            WholeFile.write(path, code);
        } catch (IOException | InvalidPathException e) {
            int errno = errno(e);
            throw errno == ENOSPC || errno == EIO
                    ? new Failure(name + ": cannot write '" + target + "': " + reason(e) + "\n")
                    : cannotOpen(target, errno);
        }
    }

    private static Failure cannotOpen(String file, int errno) {
        return new Failure("OSError: (" + errno + ", \"can't open " + file + "\")\n");
    }

    private static String reason(Exception e) {
        String reason = e instanceof FileSystemException x ? x.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static int errno(Exception e) {
        return switch (e) {
            case NoSuchFileException _, InvalidPathException _ -> ENOENT;
            case AccessDeniedException _ -> EACCES;
            default ->
                    switch (reason(e)) {
                        case "Not a directory" -> ENOTDIR;
                        case "Is a directory" -> EISDIR;
                        case "No space left on device" -> ENOSPC;
                        default -> EIO;
                    };
        };
    }

    private String usage() {
        return "usage: "
                + name
                + """
                 [<opts>] [-X <implopt>] [--] <input filename>
                Options:
                --version : show version information
                -o : output file for compiled bytecode (defaults to input filename with .mpy \
                extension, or stdout if input is stdin)
                -s : source filename to embed in the compiled bytecode (defaults to input file)
                -v : verbose (trace various operations); can be multiple
                -O[N] : apply bytecode optimizations of level N

                Target specific options:
                -msmall-int-bits=number : set the maximum bits used to encode a small-int
                -march=<arch> : set architecture for native emitter;
                                x86, x64, armv6, armv6m, armv7m, armv7em, armv7emsp,
                                armv7emdp, xtensa, xtensawin, rv32imc, rv64imc, host, debug
                -march-flags=<flags> : set architecture-specific flags (can be either a \
                dec/hex/bin value or a comma-separated flags string)
                                       supported flags for rv32imc: zba, zcmp

                Implementation specific options:
                  emit={bytecode,native,viper} -- set the default code emitter
                  heapsize=<n> -- set the heap size for the GC (default \
                """
                + heapSize
                + """
                )
                  source-lines    -- include source line numbers (default)
                  no-source-lines -- exclude source line numbers
                """;
    }
}
