package org.jmpy.workbench;

import org.jmpy.ir.Printer;
import org.jmpy.tool.Json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page that steps through a run: the source, the residual program, the recorded and the optimised
 * trace side by side. It needs no network.
 */
final class LabPage {
    /** What a person steps through; longer runs are cut. */
    private static final int MOST_VISITS = 2000;

    private static final int BLOCK_LIMIT = 2000;
    private static final long STEP_LIMIT = 5_000_000;

    private final Program program;
    private final LabOptions options;
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final List<String> visits = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private LabPage(Program program, LabOptions options) {
        this.program = program;
        this.options = options;
    }

    /** {@return the page of a run of {@code program}} */
    static String of(Program program, LabOptions options) {
        LabPage page = new LabPage(program, options);
        page.source();
        page.residual();
        page.traces();
        page.data.put("notes", page.notes);
        // A script cannot hold what would end it.
        String json = Json.line(page.data).replace("<", "\\u003c");
        return template().replace("/*DATA*/null", json);
    }

    private static String template() {
        try (InputStream in = LabPage.class.getResourceAsStream("lab.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String function, String label) {
        return function.isEmpty() ? label : function + "." + label;
    }

    private static Map<String, Object> block(String key, Block block) {
        List<String> lines = new ArrayList<>();
        block.ops().forEach(op -> lines.add(Listing.statement(op)));
        lines.add(Listing.statement(block.end()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("lines", lines);
        return data;
    }

    private Frame start(Interpreter interpreter) {
        String function = options.callName();
        return function == null
                ? interpreter.start(
                        LabVerbs.start(program, options), LabVerbs.allVariables(options))
                : interpreter.start(program.function(function), options.callArgs());
    }

    private void source() {
        data.put("title", options.file());
        List<Object> blocks = new ArrayList<>();
        program.blocks().forEach((label, b) -> blocks.add(block(label, b)));
        for (Function function : program.functions().values()) {
            function.blocks()
                    .forEach((label, b) -> blocks.add(block(key(function.name(), label), b)));
        }
        data.put("source", blocks);
        Interpreter interpreter = new Interpreter(program, STEP_LIMIT);
        Frame frame = start(interpreter);
        List<Object> variables = new ArrayList<>();
        while (frame != null && visits.size() < MOST_VISITS) {
            visits.add(key(frame.function.name(), frame.label));
            Map<String, Object> env = new LinkedHashMap<>();
            frame.env.pairs().forEach((name, value) -> env.put(name, Facts.text(value)));
            variables.add(env);
            frame = interpreter.next(frame);
        }
        data.put("visits", visits);
        data.put("variables", variables);
        if (frame != null) {
            notes.add("The run is cut after " + MOST_VISITS + " blocks.");
        } else {
            data.put("output", Facts.text(interpreter.output()));
        }
    }

    private void residual() {
        if (options.callName() != null) {
            notes.add("The partial evaluator starts at blocks, not at functions.");
            return;
        }
        try {
            PartialEvaluator evaluator = new PartialEvaluator(program, BLOCK_LIMIT);
            String label =
                    evaluator.evaluate(LabVerbs.start(program, options), options.env("--static"));
            Program residual = evaluator.residual();
            Set<String> twice = new HashSet<>();
            evaluator.overSpecialised().forEach(twice::addAll);
            List<Object> blocks = new ArrayList<>();
            residual.blocks()
                    .forEach(
                            (name, b) -> {
                                Map<String, Object> block = block(name, b);
                                block.put("origin", evaluator.origin(name));
                                block.put("over", twice.contains(name));
                                blocks.add(block);
                            });
            data.put("residual", blocks);
            data.put("overSpecialised", evaluator.overSpecialised());
            Program clean = Cleanup.run(residual, label);
            List<Object> cleanBlocks = new ArrayList<>();
            clean.blocks().forEach((name, b) -> cleanBlocks.add(block(name, b)));
            data.put("clean", cleanBlocks);
            Interpreter interpreter = new Interpreter(residual, STEP_LIMIT);
            Frame frame = interpreter.start(label, options.env("--env"));
            List<String> residualVisits = new ArrayList<>();
            while (frame != null && residualVisits.size() < MOST_VISITS) {
                residualVisits.add(frame.caller == null ? frame.label : "");
                frame = interpreter.next(frame);
            }
            data.put("residualVisits", residualVisits);
        } catch (LabException e) {
            notes.add("The residual program: " + e.getMessage());
        }
    }

    private void traces() {
        HotLoops.Settings usual = HotLoops.Settings.USUAL;
        HotLoops loops =
                new HotLoops(
                        program,
                        STEP_LIMIT,
                        usual.withLoopThreshold((int) options.number("--threshold", 2)),
                        options.backend());
        try {
            loops.run(start(loops.interpreter()));
        } catch (LabException e) {
            notes.add("The meta-tracer: " + e.getMessage());
        }
        List<Object> all = new ArrayList<>();
        for (CompiledLoop loop : loops.loops()) {
            all.add(loop(loop));
        }
        data.put("loops", all);
        if (loops.loops().isEmpty()) {
            notes.add("No loop was hot.");
            return;
        }
        try {
            faithful(loops.loops().getFirst());
        } catch (LabException e) {
            notes.add("The trace as in the posts: " + e.getMessage());
        }
    }

    private static Map<String, Object> loop(CompiledLoop loop) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("anchor", loop.anchor().toString());
        data.put("key", Facts.pairs(loop.key()));
        data.put("entries", loop.entries());
        data.put("bridges", loop.bridges());
        data.put("recorded", Printer.print(loop.recorded()).lines().toList());
        data.put("optimised", Printer.print(loop.region()).lines().toList());
        Map<String, Object> failures = new LinkedHashMap<>();
        loop.failures().forEach((cause, count) -> failures.put(cause.toString(), count));
        data.put("failures", failures);
        return data;
    }

    /** Records as the posts do, from where the first loop was found. */
    private void faithful(CompiledLoop loop) {
        Interpreter interpreter = new Interpreter(program, STEP_LIMIT);
        Frame frame = start(interpreter);
        int first = 0;
        while (!(loop.anchor().isAt(frame) && loop.accepts(frame.env))) {
            frame = interpreter.next(frame);
            first++;
            if (frame == null || first >= MOST_VISITS) {
                throw new LabException("the loop is not reached");
            }
        }
        if (frame.caller != null || frame.function != program.main()) {
            throw new LabException("the posts' tracer knows no functions");
        }
        Tracer.Recording recording =
                new Tracer(program, interpreter).record(frame.label, frame.env);
        if (recording.output() != null) {
            throw new LabException("the program ended while it was recorded");
        }
        List<TraceEntry> optimised = TraceOptimiser.optimise(recording.trace());
        TraceRunner runner = new TraceRunner(interpreter);
        runner.run(optimised, frame.env);
        List<Integer> visitOf = new ArrayList<>();
        int visit = 0;
        while (visitOf.size() < recording.trace().size() - 1) {
            Block block = program.block(visits.get(first + visit));
            boolean hasGuard = block.end() instanceof Branch || block.end() instanceof Promote;
            for (int i = 0; i < block.ops().size() + (hasGuard ? 1 : 0); i++) {
                visitOf.add(visit);
            }
            visit++;
        }
        visitOf.add(visit);
        data.put("traceStart", first);
        data.put("traceLength", visit);
        data.put("traceVisits", visitOf);
        data.put("trace", recording.trace().stream().map(Facts::line).toList());
        data.put("optimised", optimised.stream().map(Facts::line).toList());
        data.put("origins", TraceOptimiser.origins(recording.trace()));
        data.put("guards", runner.failures(optimised));
        data.put("iterations", runner.iterations());
    }
}
