package org.jmpy.workbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** The command {@code jmpy lab}: 0 is success, 1 a mistake in the program, 2 one in the command. */
public final class LabTool implements ToolProvider {
    private static final String USAGE =
            "usage: jmpy lab run|pe|trace PROGRAM [--start LABEL] [--env name=value,...]"
                    + " [--static name=value,...]";
    private static final long STEP_LIMIT = 100_000_000;
    private static final int VARIANT_LIMIT = 1000;

    @Override
    public String name() {
        return "jmpy-lab";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            if (args.length > 0 && List.of("meta", "compare").contains(args[0])) {
                err.println("jmpy lab: " + args[0] + " is not there yet");
                return 2;
            }
            if (args.length < 2 || !List.of("run", "pe", "trace").contains(args[0])) {
                err.println(USAGE);
                return 2;
            }
            Map<String, String> options = options(args);
            if (options == null) {
                err.println(USAGE);
                return 2;
            }
            execute(out, args[0], Syntax.read(Files.readString(Path.of(args[1]))), options);
            return 0;
        } catch (IOException e) {
            err.println("jmpy lab: cannot read " + args[1]);
            return 1;
        } catch (LabException e) {
            err.println("jmpy lab: " + e.getMessage());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** {@return the options, or null if they are wrong} */
    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 2; i < args.length; i += 2) {
            if (i + 1 == args.length
                    || !List.of("--start", "--env", "--static").contains(args[i])) {
                return null;
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static void execute(
            PrintWriter out, String verb, Program program, Map<String, String> options) {
        if (program.blocks().isEmpty()) {
            throw new LabException("the program has no block");
        }
        String start = options.getOrDefault("--start", program.blocks().keySet().iterator().next());
        Env statics = env(options.getOrDefault("--static", ""));
        Env env = env(options.getOrDefault("--env", ""));
        if (verb.equals("pe")) {
            PartialEvaluator evaluator = new PartialEvaluator(program, VARIANT_LIMIT);
            String label = evaluator.evaluate(start, statics);
            Program residual = evaluator.residual();
            out.print(Facts.text(residual));
            out.println("% start: " + label);
            if (options.containsKey("--env")) {
                print(out, new Interpreter(residual, STEP_LIMIT).run(label, env));
            }
            return;
        }
        statics.pairs().forEach(env::write);
        Interpreter interpreter = new Interpreter(program, STEP_LIMIT);
        print(
                out,
                verb.equals("run")
                        ? interpreter.run(start, env)
                        : trace(out, program, interpreter, start, env));
    }

    private static Value trace(
            PrintWriter out, Program program, Interpreter interpreter, String start, Env env) {
        Tracer.Recording recording = new Tracer(program, interpreter).record(start, env);
        show(out, "trace", recording.trace());
        if (recording.output() != null) {
            return recording.output();
        }
        List<TraceEntry> optimised = TraceOptimiser.optimise(recording.trace());
        show(out, "opttrace", optimised);
        return new TraceRunner(interpreter).run(optimised, env);
    }

    private static void show(PrintWriter out, String title, List<TraceEntry> trace) {
        out.println(title);
        trace.forEach(entry -> out.println("  " + Facts.line(entry)));
    }

    private static void print(PrintWriter out, Value value) {
        out.println(Facts.text(value));
    }

    /** Reads {@code name=value,...}; commas inside of lists do not separate. */
    private static Env env(String text) {
        Map<String, Value> values = new LinkedHashMap<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length() && !text.isEmpty(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (i == text.length() || (c == ',' && depth == 0)) {
                String pair = text.substring(start, i);
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new LabException("expected name=value, not '" + pair + "'");
                }
                values.put(
                        pair.substring(0, equals).strip(),
                        Syntax.value(pair.substring(equals + 1)));
                start = i + 1;
            }
        }
        return new Env(values);
    }
}
