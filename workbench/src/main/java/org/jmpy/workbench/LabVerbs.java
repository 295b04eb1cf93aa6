package org.jmpy.workbench;

import org.jmpy.ir.Printer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the verbs of {@code jmpy lab} do. */
final class LabVerbs {
    private static final long STEP_LIMIT = 1_000_000_000;
    private static final int BLOCK_LIMIT = 10_000;

    private final Program program;
    private final LabOptions options;
    private final LabReport report = new LabReport();
    private final Syntax syntax;
    private final long stepLimit;

    LabVerbs(Program program, LabOptions options) {
        this.program = program;
        this.options = options;
        this.syntax = options.has("--listing") ? Syntax.LISTING : Syntax.FACTS;
        this.stepLimit = options.number("--steps", STEP_LIMIT);
    }

    LabReport run() {
        report.put("verb", options.verb());
        switch (options.verb()) {
            case "run" -> interpret();
            case "pe" -> evaluate();
            case "trace" -> {
                if (options.has("--improved")) {
                    traceImproved();
                } else {
                    trace();
                }
            }
            case "meta" -> meta();
            case "compare" -> compare();
            default -> {
                report.block(syntax.print(program));
                report.put("program", syntax.print(program));
            }
        }
        return report;
    }

    /** {@return the label at which to start} */
    static String start(Program program, LabOptions options) {
        if (options.has("--start")) {
            return options.value("--start");
        }
        if (program.blocks().isEmpty()) {
            throw new LabException("the program has no block: say what to --call");
        }
        return program.blocks().keySet().iterator().next();
    }

    /** {@return all variables that are given} */
    static Env allVariables(LabOptions options) {
        Env env = options.env("--static");
        options.env("--env").pairs().forEach(env::write);
        return env;
    }

    private Frame start(Interpreter interpreter) {
        String function = options.callName();
        return function == null
                ? interpreter.start(start(program, options), allVariables(options))
                : interpreter.start(program.function(function), options.callArgs());
    }

    private void interpret() {
        Interpreter interpreter = new Interpreter(program, stepLimit);
        Value output = interpreter.run(start(interpreter));
        report.put("steps", interpreter.steps());
        report.output(output);
    }

    private void evaluate() {
        PartialEvaluator evaluator =
                options.has("--improved")
                        ? PartialEvaluator.improved(program, (int) options.number("--variants", 64))
                        : new PartialEvaluator(program, BLOCK_LIMIT);
        String label = evaluator.evaluate(start(program, options), options.env("--static"));
        Program residual = evaluator.residual();
        if (options.has("--clean")) {
            residual = Cleanup.run(residual, label);
        }
        String comment = syntax == Syntax.FACTS ? "% " : "# ";
        report.block(syntax.print(residual)).line(comment + "start: " + label);
        evaluator.reports().forEach(line -> report.line(comment + line));
        report.put("start", label);
        report.put("reports", evaluator.reports());
        Map<String, Object> blocks = new LinkedHashMap<>();
        residual.blocks().forEach((name, block) -> blocks.put(name, Facts.lines(block)));
        report.put("residual", blocks);
        if (options.has("--env")) {
            Interpreter interpreter = new Interpreter(residual, stepLimit);
            Value output = interpreter.run(label, options.env("--env"));
            report.put("steps", interpreter.steps());
            report.output(output);
        }
    }

    private void trace() {
        Interpreter interpreter = new Interpreter(program, stepLimit);
        Env env = allVariables(options);
        Tracer.Recording recording =
                new Tracer(program, interpreter).record(start(program, options), env);
        show("trace", recording.trace());
        if (recording.output() != null) {
            report.output(recording.output());
            return;
        }
        List<TraceEntry> optimised = TraceOptimiser.optimise(recording.trace());
        show("opttrace", optimised);
        TraceRunner runner = new TraceRunner(interpreter);
        Value output = runner.run(optimised, env);
        report.put("iterations", runner.iterations());
        report.put("guards", runner.failures(optimised));
        report.output(output);
    }

    private void show(String title, List<TraceEntry> trace) {
        report.line(title);
        List<String> lines = trace.stream().map(Facts::line).toList();
        lines.forEach(line -> report.line("  " + line));
        report.put(title, lines);
    }

    private void traceImproved() {
        HotLoops loops = loops(options.backend(), 1);
        Interpreter interpreter = loops.interpreter();
        Value output = loops.runTracing(start(interpreter));
        tell(loops);
        report.output(output);
    }

    private void meta() {
        HotLoops loops = loops(options.backend(), (int) options.number("--threshold", 30));
        Value output = loops.run(start(loops.interpreter()));
        tell(loops);
        report.output(output);
    }

    private HotLoops loops(Backend backend, int threshold) {
        HotLoops.Settings usual = HotLoops.Settings.USUAL;
        return new HotLoops(program, stepLimit, usual.withLoopThreshold(threshold), backend);
    }

    private void tell(HotLoops loops) {
        List<Object> events = new ArrayList<>();
        for (HotLoops.Event event : loops.events()) {
            report.line(event.what() + " " + event.where() + ": " + event.detail());
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("what", event.what());
            data.put("where", event.where());
            data.put("detail", event.detail());
            events.add(data);
        }
        report.put("events", events);
        List<Object> all = new ArrayList<>();
        for (CompiledLoop loop : loops.loops()) {
            String recorded = Printer.print(loop.recorded());
            String optimised = Printer.print(loop.region());
            report.line("trace").block(indented(recorded));
            report.line("opttrace").block(indented(optimised));
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("anchor", loop.anchor().toString());
            data.put("key", Facts.pairs(loop.key()));
            data.put("entries", loop.entries());
            data.put("bridges", loop.bridges());
            Map<String, Object> failures = new LinkedHashMap<>();
            loop.failures().forEach((cause, count) -> failures.put(cause.toString(), count));
            failures.forEach((cause, count) -> report.line("left at " + cause + ": " + count));
            data.put("failures", failures);
            data.put("trace", recorded.lines().toList());
            data.put("opttrace", optimised.lines().toList());
            all.add(data);
        }
        report.put("loops", all);
        report.put("steps", loops.interpreter().steps());
    }

    private static String indented(String text) {
        return text.indent(2);
    }

    private void compare() {
        Interpreter interpreter = new Interpreter(program, stepLimit);
        Value expected = interpreter.run(start(interpreter));
        List<Object> rows = new ArrayList<>();
        row(rows, "interpreter", "", expected, expected, interpreter.steps() + " steps");
        if (options.callName() == null) {
            evaluated(rows, expected);
            traced(rows, expected);
        }
        for (Backend backend : Backend.values()) {
            String[] size = {""};
            attempt(
                    rows,
                    "meta, " + backend,
                    expected,
                    () -> {
                        HotLoops loops = loops(backend, (int) options.number("--threshold", 30));
                        Value output = loops.run(start(loops.interpreter()));
                        long steps = loops.interpreter().steps();
                        size[0] =
                                "%d loops, %d steps interpreted"
                                        .formatted(loops.loops().size(), steps);
                        return output;
                    },
                    () -> size[0]);
        }
        report.put("ways", rows);
        report.output(expected);
    }

    private void evaluated(List<Object> rows, Value expected) {
        String start = start(program, options);
        for (boolean isImproved : List.of(false, true)) {
            for (boolean isClean : List.of(false, true)) {
                String name =
                        "pe" + (isImproved ? ", improved" : "") + (isClean ? ", cleaned up" : "");
                String[] size = {""};
                attempt(
                        rows,
                        name,
                        expected,
                        () -> {
                            PartialEvaluator evaluator =
                                    isImproved
                                            ? PartialEvaluator.improved(program, 64)
                                            : new PartialEvaluator(program, BLOCK_LIMIT);
                            String label = evaluator.evaluate(start, options.env("--static"));
                            Program residual = evaluator.residual();
                            residual = isClean ? Cleanup.run(residual, label) : residual;
                            Interpreter runner = new Interpreter(residual, stepLimit);
                            Value output = runner.run(label, options.env("--env"));
                            size[0] =
                                    "%d blocks, %d steps"
                                            .formatted(residual.blocks().size(), runner.steps());
                            return output;
                        },
                        () -> size[0]);
            }
        }
    }

    private void traced(List<Object> rows, Value expected) {
        for (boolean isOptimised : List.of(false, true)) {
            String[] size = {""};
            attempt(
                    rows,
                    "trace" + (isOptimised ? ", optimised" : ""),
                    expected,
                    () -> {
                        Interpreter interpreter = new Interpreter(program, stepLimit);
                        Env env = allVariables(options);
                        Tracer.Recording recording =
                                new Tracer(program, interpreter)
                                        .record(start(program, options), env);
                        List<TraceEntry> trace = recording.trace();
                        if (recording.output() != null) {
                            size[0] = "ended while it was recorded";
                            return recording.output();
                        }
                        trace = isOptimised ? TraceOptimiser.optimise(trace) : trace;
                        Value output = new TraceRunner(interpreter).run(trace, env);
                        size[0] =
                                "%d entries, %d steps".formatted(trace.size(), interpreter.steps());
                        return output;
                    },
                    () -> size[0]);
        }
    }

    private void attempt(
            List<Object> rows,
            String name,
            Value expected,
            Supplier<Value> run,
            Supplier<String> size) {
        try {
            Value output = run.get();
            row(rows, name, "", expected, output, size.get());
        } catch (LabException e) {
            row(rows, name, e.getMessage(), expected, null, "");
        }
    }

    private void row(
            List<Object> rows,
            String name,
            String mistake,
            Value expected,
            Value output,
            String size) {
        boolean isSame = expected.equals(output);
        if (!isSame && output != null) {
            report.bad();
        }
        String verdict = output == null ? "not run" : isSame ? "same" : "DIFFERENT";
        String detail = mistake.isEmpty() ? size : mistake;
        report.line("%-26s %-10s %s".formatted(name, verdict, detail).stripTrailing());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("way", name);
        data.put("verdict", verdict);
        data.put("output", output == null ? null : Facts.text(output));
        data.put("detail", detail);
        rows.add(data);
    }
}
