package org.jmpy.tool;

import java.util.ArrayList;
import java.util.List;

/** The command line of mpy-tool.py, as Python's argparse reads it. */
final class ToolOptions {
    static final String USAGE =
            """
            usage: mpy-tool.py [-h] [-x] [-d] [-f] [-j] [--merge] [-e BASE]
                               [--extract-only KIND[,...]] [-q QSTR_HEADER]
                               [-mlongint-impl {none,longlong,mpz}] [-mmpz-dig-size N]
                               [-march-flags F] [-o OUTPUT]
                               files [files ...]
            """;

    static final String HELP =
            USAGE
                    + """

                    A tool to work with MicroPython .mpy files.

                    positional arguments:
                      files                 input .mpy files

                    options:
                      -h, --help            show this help message and exit
                      -x, --hexdump         output an annotated hex dump of files
                      -d, --disassemble     output disassembled contents of files
                      -f, --freeze          freeze files
                      -j, --json            output hexdump, disassembly, and frozen code as JSON
                                            with extra metadata
                      --merge               merge multiple .mpy files into one
                      -e BASE, --extract BASE
                                            write segments into separate files
                      --extract-only KIND[,...]
                                            extract only segments of the given type (meta, qstr,
                                            obj, code)
                      -q QSTR_HEADER, --qstr-header QSTR_HEADER
                                            qstr header file to freeze against
                      -mlongint-impl {none,longlong,mpz}
                                            long-int implementation used by target (default mpz)
                      -mmpz-dig-size N      mpz digit size used by target (default 16)
                      -march-flags F        architecture flags value to set in the output file
                                            (strips existing flags if not present)
                      -o OUTPUT, --output OUTPUT
                                            output file
                    """;

    private static final String[] LONG = {
        "--help",
        "--hexdump",
        "--disassemble",
        "--freeze",
        "--json",
        "--merge",
        "--extract",
        "--extract-only",
        "--qstr-header",
        "--output",
        "-mlongint-impl",
        "-mmpz-dig-size",
        "-march-flags",
    };

    boolean isHelp;
    boolean isHexdump;
    boolean isDisassembly;
    boolean isFreeze;
    boolean isJson;
    boolean isMerge;
    String extractBase;
    String extractKinds;
    String qstrHeader;
    String output;
    FrozenC.LongInts longInts = FrozenC.LongInts.MPZ;
    int digitBits = 16;
    Integer archFlags;
    final List<String> files = new ArrayList<>();

    private final String[] args;
    private int next;

    private ToolOptions(String[] args) {
        this.args = args;
    }

    /**
     * {@return the options in {@code args}}
     *
     * @throws ToolException what argparse says after "error: "
     */
    static ToolOptions parse(String[] args) throws ToolException {
        ToolOptions options = new ToolOptions(args);
        List<String> unknown = new ArrayList<>();
        boolean onlyFiles = false;
        while (options.next < args.length && !options.isHelp) {
            String arg = args[options.next++];
            if (onlyFiles || !arg.startsWith("-") || arg.equals("-")) {
                options.files.add(arg);
            } else if (arg.equals("--")) {
                onlyFiles = true;
            } else if (!options.readOption(arg)) {
                unknown.add(arg);
            }
        }
        if (options.isHelp) {
            return options;
        }
        if (options.files.isEmpty()) {
            throw new ToolException("the following arguments are required: files");
        }
        if (!unknown.isEmpty()) {
            throw new ToolException("unrecognized arguments: " + String.join(" ", unknown));
        }
        return options;
    }

    /** {@return whether there is such an option} */
    private boolean readOption(String arg) throws ToolException {
        int equals = arg.indexOf('=');
        String word = equals < 0 ? arg : arg.substring(0, equals);
        String value = equals < 0 ? null : arg.substring(equals + 1);
        String name = findLong(word);
        if (name != null) {
            readLong(name, value);
            return true;
        }
        if (arg.startsWith("--")) {
            return false;
        }
        return readShort(arg);
    }

    /** {@return the option that {@code word} is or starts, null if there is none} */
    private static String findLong(String word) throws ToolException {
        List<String> matches = new ArrayList<>();
        for (String name : LONG) {
            if (name.equals(word)) {
                return name;
            }
            if (name.startsWith(word)) {
                matches.add(name);
            }
        }
        if (matches.size() > 1) {
            throw new ToolException(
                    "ambiguous option: " + word + " could match " + String.join(", ", matches));
        }
        return matches.isEmpty() ? null : matches.getFirst();
    }

    private void readLong(String name, String value) throws ToolException {
        switch (name) {
            case "--help", "--hexdump", "--disassemble", "--freeze", "--json", "--merge" -> {
                if (value != null) {
                    throw new ToolException(
                            "argument "
                                    + shown(name)
                                    + ": ignored explicit argument '"
                                    + value
                                    + "'");
                }
                setFlag(name);
            }
            case "--extract" -> extractBase = value(name, value);
            case "--extract-only" -> extractKinds = value(name, value);
            case "--qstr-header" -> qstrHeader = value(name, value);
            case "--output" -> output = value(name, value);
            case "-mlongint-impl" -> longInts = longInts(name, value(name, value));
            case "-mmpz-dig-size" -> digitBits = number(name, value(name, value));
            default -> archFlags = number(name, value(name, value));
        }
    }

    private void setFlag(String name) {
        switch (name) {
            case "--help" -> isHelp = true;
            case "--hexdump" -> isHexdump = true;
            case "--disassemble" -> isDisassembly = true;
            case "--freeze" -> isFreeze = true;
            case "--json" -> isJson = true;
            default -> isMerge = true;
        }
    }

    /** Reads letters after one dash: flags, and maybe an option with its value. */
    private boolean readShort(String arg) throws ToolException {
        for (int i = 1; i < arg.length(); i++) {
            String rest = i + 1 < arg.length() ? arg.substring(i + 1) : null;
            if (rest != null && rest.startsWith("=")) {
                rest = rest.substring(1);
            }
            switch (arg.charAt(i)) {
                case 'h' -> isHelp = true;
                case 'x' -> isHexdump = true;
                case 'd' -> isDisassembly = true;
                case 'f' -> isFreeze = true;
                case 'j' -> isJson = true;
                case 'e' -> {
                    extractBase = value("--extract", rest);
                    return true;
                }
                case 'q' -> {
                    qstrHeader = value("--qstr-header", rest);
                    return true;
                }
                case 'o' -> {
                    output = value("--output", rest);
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private String value(String name, String given) throws ToolException {
        if (given != null) {
            return given;
        }
        boolean isThere =
                next < args.length && (!args[next].startsWith("-") || args[next].equals("-"));
        if (!isThere) {
            throw new ToolException("argument " + shown(name) + ": expected one argument");
        }
        return args[next++];
    }

    private static FrozenC.LongInts longInts(String name, String value) throws ToolException {
        return switch (value) {
            case "none" -> FrozenC.LongInts.NONE;
            case "longlong" -> FrozenC.LongInts.LONGLONG;
            case "mpz" -> FrozenC.LongInts.MPZ;
            default ->
                    throw new ToolException(
                            "argument "
                                    + name
                                    + ": invalid choice: '"
                                    + value
                                    + "' (choose from 'none', 'longlong', 'mpz')");
        };
    }

    private static int number(String name, String value) throws ToolException {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new ToolException("argument " + name + ": invalid int value: '" + value + "'");
        }
    }

    private static String shown(String name) {
        return switch (name) {
            case "--help" -> "-h/--help";
            case "--hexdump" -> "-x/--hexdump";
            case "--disassemble" -> "-d/--disassemble";
            case "--freeze" -> "-f/--freeze";
            case "--json" -> "-j/--json";
            case "--extract" -> "-e/--extract";
            case "--qstr-header" -> "-q/--qstr-header";
            case "--output" -> "-o/--output";
            default -> name;
        };
    }
}
