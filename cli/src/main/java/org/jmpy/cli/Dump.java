package org.jmpy.cli;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.JitEvent;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.jvm.FunctionDump;
import org.jmpy.lib.Library;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyException;
import org.jmpy.register.FunctionNames;
import org.jmpy.register.RegisterDump;
import org.jmpy.syntax.CompileError;
import org.jmpy.tool.Arguments;
import org.jmpy.tool.Listing;
import org.jmpy.tool.ToolException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The verb {@code dump}: shows a program in one of the forms it takes on its way to the machine.
 * Bytecode, register code and classes are made without running it; trace and optimised run it and
 * show what its compiler built.
 */
final class Dump {
    private static final int FAILED = 1;

    private static final String HELP =
            """
            usage: jmpy dump [--stage STAGE] [--function NAME] [-O N] [-c COMMAND | FILE]

            Shows a program, FILE.py or FILE.mpy, in one of the forms it takes:
              bytecode    instructions with source lines (if nothing is said)
              register    the typed register code that each function becomes
              lowered     that code before it is optimised
              class       the JVM class that each function becomes when it is hot
              trace       the operations of hot regions as they were built; runs the program
              optimised   the operations of hot regions that are left; runs the program

            --function shows one function only: name, or Class.method, or outer.inner.
            What a program that is run prints goes to standard error.
            """;

    private static final String DISASSEMBLY_HELP =
            """
            usage: jmpy dis [--lowered] [--function NAME] [-O N] [-c COMMAND | FILE]

            Prints the register code of a program, FILE.py or FILE.mpy, as text that the verb
            asm reads, with comments on where instructions are and come from.

            --lowered shows the code before it is optimised, --function one function only:
            name, or Class.method, or outer.inner.
            """;

    private final String program;
    private String file;
    private byte[] bytes;
    private String wanted;

    private Dump(String program) {
        this.program = program;
    }

    /** Runs the verb. {@return the exit status} */
    static int run(String program, String[] args) {
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
            Console.out(HELP);
            return args.length == 0 ? Main.USAGE : 0;
        }
        try {
            Arguments words =
                    new Arguments(args, 0, Set.of(), Set.of("--stage", "--function", "-O", "-c"));
            String stage = words.value("--stage") == null ? "bytecode" : words.value("--stage");
            return run(program, "dump", stage, words);
        } catch (ToolException e) {
            return Verbs.usage(program, e.getMessage());
        }
    }

    /** Runs the verb {@code dis}. {@return the exit status} */
    static int disassemble(String program, String[] args) {
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
            Console.out(DISASSEMBLY_HELP);
            return args.length == 0 ? Main.USAGE : 0;
        }
        try {
            Arguments words =
                    new Arguments(args, 0, Set.of("--lowered"), Set.of("--function", "-O", "-c"));
            return run(program, "dis", words.has("--lowered") ? "lowered" : "register", words);
        } catch (ToolException e) {
            return Verbs.usage(program, e.getMessage());
        }
    }

    private static int run(String program, String verb, String stage, Arguments words)
            throws ToolException {
        Dump dump = new Dump(program);
        dump.wanted = words.value("--function");
        int level = words.number("-O", 0, 3, 0);
        if (words.words().size() + (words.has("-c") ? 1 : 0) != 1) {
            throw new ToolException(verb + ": one FILE, or -c COMMAND");
        }
        return dump.run(stage, level, words);
    }

    private int run(String stage, int level, Arguments words) throws ToolException {
        switch (stage) {
            case "bytecode", "class", "register", "lowered" -> {}
            case "trace", "optimised" -> {
                return Watched.run(program, stage.equals("trace"), level, wanted, words);
            }
            default -> throw new ToolException("dump: there is no stage " + stage);
        }
        String text;
        try {
            read(level, words);
            text = stage.equals("bytecode") ? Listing.text(file, bytes, wanted) : functions(stage);
        } catch (CompileError e) {
            StringBuilder trace = new StringBuilder();
            PyException.printWithTraceback(trace, Sources.toPython(e).value());
            Console.error(trace.toString());
            return FAILED;
        } catch (ToolException | MpyFormatException e) {
            Console.error(file + ": " + e.getMessage() + "\n");
            return FAILED;
        } catch (IOException | InvalidPathException e) {
            boolean exists = Files.exists(Path.of(file));
            String reason = exists ? e.getMessage() : "No such file or directory";
            Console.error(program + ": can't open file '" + file + "': " + reason + "\n");
            return Main.USAGE;
        }
        if (text.isEmpty()) {
            Console.error(file + ": there is no function " + wanted + "\n");
            return FAILED;
        }
        Console.out(text);
        return 0;
    }

    private void read(int level, Arguments words) throws IOException {
        String command = words.value("-c");
        file = command == null ? words.words().getFirst() : "<string>";
        byte[] content =
                command == null
                        ? Files.readAllBytes(Path.of(file))
                        : command.getBytes(StandardCharsets.UTF_8);
        if (file.endsWith(".mpy")) {
            bytes = content;
        } else {
            Options options = Options.CROSS.withOptimisation(level);
            bytes = MpyWriter.write(Compiler.compile(content, file, Mode.FILE, options));
        }
    }

    // ---- functions -----------------------------------------------------------------------------

    private String functions(String stage) throws MpyFormatException {
        Vm vm = new Vm(new SystemHost(""), new Library(), 1);
        ModuleCode module = new ModuleCode(vm, MpyReader.load(CodeBytes.of(bytes)), new PyDict());
        Map<FunctionCode, String> names = FunctionNames.of(module.outer().code());
        Map<FunctionCode, Integer> cells = cells(names.keySet());
        RegisterDump registers = new RegisterDump(names::get, stage.equals("register"));
        StringBuilder out = new StringBuilder();
        names.forEach(
                (code, name) -> {
                    if (wanted != null && !wanted.equals(name)) {
                        return;
                    }
                    if (stage.equals("class")) {
                        out.append(name).append('\n');
                        FunctionDump.print(code, cells.getOrDefault(code, 0), out);
                    } else {
                        registers.print(code, out);
                    }
                    out.append('\n');
                });
        return out.toString();
    }

    /** {@return how many cells the functions of a program close over, but for the outer one} */
    private static Map<FunctionCode, Integer> cells(Set<FunctionCode> program) {
        Map<FunctionCode, Integer> cells = new HashMap<>();
        for (FunctionCode code : program) {
            int[] closures = closures(code);
            for (int i = 0; i < closures.length; i++) {
                cells.put(code.child(i), closures[i]);
            }
        }
        return cells;
    }

    /** {@return for each child, how many cells are put in a closure of it} */
    private static int[] closures(FunctionCode code) {
        CodeBytes bytes = code.raw().code();
        int[] cells = new int[code.raw().childCount()];
        int length;
        for (int ip = code.codeStart(); ip < code.raw().end(); ip += length) {
            length = Opcode.length(bytes, ip);
            if (Opcode.format(bytes.at(ip)) == Opcode.CHILD_BYTE) {
                cells[bytes.vuint(ip + 1)] = bytes.at(ip + length - 1);
            }
        }
        return cells;
    }

    // ---- regions -------------------------------------------------------------------------------

    /** Runs a program and keeps what its compiler tells of regions. */
    private static final class Watched {
        private Watched() {}

        static int run(String program, boolean before, int level, String wanted, Arguments words) {
            List<JitEvent.Optimised> seen = new ArrayList<>();
            SystemHost host = new SystemHost("");
            host.redirectOutput();
            Session session;
            try {
                session = new Session(host, false, RunOptions.fromEnvironment());
            } catch (RunOptions.Wrong e) {
                return Verbs.usage(program, e.getMessage());
            }
            session.initPath();
            session.vm().setOptimisation(level);
            session.vm()
                    .jitMonitor()
                    .addListener(
                            event -> {
                                if (event instanceof JitEvent.Optimised o) {
                                    synchronized (seen) {
                                        seen.add(o);
                                    }
                                }
                            },
                            true);
            String command = words.value("-c");
            int status = runProgram(session, command, words);
            synchronized (seen) {
                Console.out(text(seen, before, wanted));
                if (seen.isEmpty()) {
                    Console.error(program + ": no region became hot\n");
                    return Math.max(status, FAILED);
                }
            }
            return status;
        }

        private static int runProgram(Session session, String command, Arguments words) {
            String file = command == null ? words.words().getFirst() : null;
            int status;
            if (command != null) {
                status = session.runCommand(command);
            } else {
                status = file.endsWith(".mpy") ? session.runImage(file) : session.runFile(file);
            }
            return session.finish(status, false);
        }

        private static String text(List<JitEvent.Optimised> seen, boolean before, String wanted) {
            StringBuilder out = new StringBuilder();
            for (JitEvent.Optimised event : seen) {
                JitEvent.Place place = event.place();
                if (wanted == null || wanted.equals(place.function())) {
                    out.append("; ").append(event.kind().text()).append(" at ");
                    out.append(place.file()).append(':').append(place.line()).append(' ');
                    out.append(place.function()).append('\n');
                    out.append(before ? event.before() : event.after()).append('\n');
                }
            }
            return out.toString();
        }
    }
}
