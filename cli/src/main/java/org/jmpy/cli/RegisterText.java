package org.jmpy.cli;

import org.jmpy.interp.BytecodeFunction;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.jmpy.register.AssemblyException;
import org.jmpy.register.TextProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The verb {@code asm}: verifies register code written as text, and prints or runs it. */
final class RegisterText {
    private static final String HELP =
            """
            usage: jmpy asm FILE [FUNCTION [INT ...]]

            Reads and verifies register code written as text, by hand or by jmpy dis. Without
            FUNCTION, prints the program as the verifier saw it; with it, calls the function and
            prints what it returns. FUNCTION <module> runs a program that jmpy dis printed;
            generators do not run from text.
            """;

    private RegisterText() {}

    /** Runs the verb. {@return the exit status} */
    static int run(String program, String[] args) {
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
            Console.out(HELP);
            return args.length == 0 ? Main.USAGE : 0;
        }
        Session session;
        try {
            session = new Session(new SystemHost(""), false, RunOptions.fromEnvironment());
        } catch (RunOptions.Wrong e) {
            return Verbs.usage(program, e.getMessage());
        }
        try {
            String text = Files.readString(Path.of(args[0]));
            TextProgram loaded = TextProgram.load(session.vm(), text, args[0]);
            if (args.length == 1) {
                Console.out(loaded.print());
                return 0;
            }
            BytecodeFunction function = loaded.function(args[1]);
            if (function == null) {
                return Verbs.usage(program, "asm: there is no function " + args[1]);
            }
            Object[] values = new Object[args.length - 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = Long.parseLong(args[i + 2]);
            }
            Object result = function.call(values.length == 0 ? PyCallable.NO_ARGS : values, null);
            session.vm().stdout().flush();
            if (result != Singleton.NONE) {
                StringBuilder out = new StringBuilder();
                Text.repr(out, result);
                Console.out(out.append('\n').toString());
            }
            return 0;
        } catch (AssemblyException e) {
            Console.error(args[0] + ": " + e.getMessage() + "\n");
        } catch (IOException e) {
            Console.error("jmpy asm: cannot read " + args[0] + "\n");
        } catch (NumberFormatException e) {
            return Verbs.usage(program, "asm: arguments are ints");
        } catch (PyError e) {
            StringBuilder trace = new StringBuilder();
            PyException.printWithTraceback(trace, e.value());
            Console.error(trace.toString());
        }
        return 1;
    }
}
