package org.jmpy.cli;

import java.util.spi.ToolProvider;

/** jmpy's own verbs, apart from running programs. */
final class Verbs {
    private Verbs() {}

    /** {@return whether {@code word} as first argument is a verb and no file} */
    static boolean isVerb(String word) {
        return switch (word) {
            case "compile",
                    "mpy-cross",
                    "mpy-tool",
                    "mpy",
                    "build",
                    "manifest",
                    "romfs",
                    "mip",
                    "check",
                    "test",
                    "prof",
                    "heap",
                    "board",
                    "debug",
                    "trace",
                    "lab",
                    "udf",
                    "dump",
                    "asm",
                    "dis",
                    "doctor",
                    "completion",
                    "help",
                    "version" ->
                    true;
            default -> false;
        };
    }

    /** Runs a verb. {@return the exit status} */
    static int run(String program, String verb, String[] args) {
        return switch (verb) {
            case "version" -> Usage.version();
            case "help" -> Usage.help(program);
            case "mpy" -> Tools.mpy(args);
            case "compile", "mpy-cross" -> MpyCross.run(toolName(program, verb), args);
            case "mpy-tool" -> Tools.mpyTool(args);
            case "romfs" -> Tools.romfs(program, args);
            case "dump" -> Dump.run(program, args);
            case "dis" -> Dump.disassemble(program, args);
            case "asm" -> RegisterText.run(program, args);
            case "build" -> Tools.build(args);
            case "manifest" -> Tools.manifest(args);
            case "lab" -> lab(program, args);
            default -> usage(program, "the verb '" + verb + "' is not there yet");
        };
    }

    /** The flow graph workbench, a module of its own. {@return the exit status} */
    private static int lab(String program, String[] args) {
        return ToolProvider.findFirst("jmpy-lab")
                .map(tool -> tool.run(System.out, System.err, args))
                .orElseGet(() -> usage(program, "the workbench is not in this build"));
    }

    /** {@return what the user typed to get the tool} */
    private static String toolName(String program, String verb) {
        return program.endsWith(verb) ? program : program + " " + verb;
    }

    /** Tells what is wrong with the command line. {@return the exit status} */
    static int usage(String program, String message) {
        Console.error(program + ": " + message + ". See " + program + " --help\n");
        return Main.USAGE;
    }
}
