package org.jmpy.workbench;

import org.jmpy.ir.Exit;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Region;
import org.jmpy.ir.Resume;
import org.jmpy.ir.Source;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;
import org.jmpy.ir.Virtual;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A trace with its bridges, as code. It is made anew when a bridge is added. */
final class CompiledLoop {
    /** Where the run stands after the code was left, and why it was. */
    record Left(Frame frame, Frame outermost, RegionBuilder.Cause cause) {}

    private final Interpreter interpreter;
    private final Heap heap;
    private final Anchor anchor;
    private final Backend backend;
    private final Map<Function, Liveness> liveness;
    private final Trace root;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Value> key = new TreeMap<>();
    private final Map<RegionBuilder.Cause, Integer> failures = new HashMap<>();
    private Region region;
    private Region recorded;
    private Backend.Code code;
    private List<String> parameters;
    private int bridges;
    private long entries;

    /**
     * @param atAnchor the variables as they were when the trace began
     * @param fixed what variables must hold at the anchor, known before
     */
    CompiledLoop(
            Interpreter interpreter,
            Heap heap,
            Anchor anchor,
            Backend backend,
            Map<Function, Liveness> liveness,
            Trace root,
            Env atAnchor,
            Map<String, Value> fixed) {
        this.interpreter = interpreter;
        this.heap = heap;
        this.anchor = anchor;
        this.backend = backend;
        this.liveness = liveness;
        this.root = root;
        key.putAll(fixed);
        Liveness live = liveness.computeIfAbsent(anchor.function(), Liveness::new);
        for (String name : live.at(anchor.label())) {
            if (atAnchor.knows(name) && !key.containsKey(name)) {
                boolean fits = Machine.of(atAnchor.read(name)) instanceof Long;
                types.put(name, fits ? Type.INT : Type.REF);
            }
        }
        key.keySet().retainAll(live.at(anchor.label()));
        // What closes with the value that it began with, and was promoted on the way, is the same
        // in each iteration: it is looked at where the loop is entered, and nowhere else.
        RegionBuilder first = builder(_ -> false);
        first.build(root);
        first.constantsAtClose()
                .forEach(
                        (name, value) -> {
                            if (types.containsKey(name) && atAnchor.read(name).equals(value)) {
                                types.remove(name);
                                key.put(name, value);
                            }
                        });
        prepare(_ -> false);
    }

    private RegionBuilder builder(Predicate<Visit> forced) {
        return new RegionBuilder(interpreter, heap, anchor, liveness, types, key, forced);
    }

    /** Translates, optimises and compiles. */
    void prepare(Predicate<Visit> forced) {
        while (true) {
            RegionBuilder builder = builder(forced);
            Region made = builder.build(root);
            if (builder.widened().isEmpty()) {
                parameters = List.copyOf(builder.parameters());
                recorded = made;
                region = backend.optimise(made);
                code = backend.code(region);
                return;
            }
            builder.widened().forEach(name -> types.put(name, Type.REF));
        }
    }

    /** {@return whether the loop may be entered with these variables} */
    boolean accepts(Env env) {
        for (Map.Entry<String, Value> fixed : key.entrySet()) {
            if (!env.knows(fixed.getKey()) || !env.read(fixed.getKey()).equals(fixed.getValue())) {
                return false;
            }
        }
        for (String name : parameters) {
            if (!env.knows(name)
                    || (types.get(name) != Type.REF
                            && !key.containsKey(name)
                            && !(Machine.of(env.read(name)) instanceof Long))) {
                return false;
            }
        }
        return true;
    }

    /** Runs the code from the anchor, at which {@code frame} stands, until it is left. */
    Left run(Frame frame) {
        entries++;
        org.jmpy.ir.Block entry = region.entries().getFirst();
        Layout layout = Layout.ofEntry(entry);
        State state = new State(layout.ints(), layout.floats(), layout.refs());
        for (int i = 0; i < parameters.size(); i++) {
            Object operand = Machine.of(frame.env.read(parameters.get(i)));
            layout.write(state, entry.parameters().get(i), operand);
        }
        State out = code.run(state);
        Exit exit = code.exit(out.exit);
        RegionBuilder.Cause cause = (RegionBuilder.Cause) exit.cause();
        if (cause != null) {
            failures.merge(cause, 1, Integer::sum);
        }
        return new Left(restore(exit, code.layout(out.exit), out, frame), frame, cause);
    }

    private Frame restore(Exit exit, Layout layout, State state, Frame outermost) {
        ArrayDeque<Resume> frames = new ArrayDeque<>();
        for (Resume resume = exit.resume(); resume != null; resume = resume.outer()) {
            frames.addFirst(resume);
        }
        Map<Virtual, FlowObject> objects = new HashMap<>();
        Frame frame = null;
        for (Resume resume : frames) {
            RegionBuilder.Point point = (RegionBuilder.Point) resume.point();
            Map<String, Value> values = new LinkedHashMap<>();
            for (int i = 0; i < point.names().size(); i++) {
                Object operand = operand(resume.slots().get(i), layout, state, objects);
                values.put(point.names().get(i), Machine.valueOf(operand));
            }
            if (frame == null) {
                frame = outermost;
                frame.env.replaceAll(values);
            } else {
                frame =
                        new Frame(
                                point.function(),
                                new Env(values),
                                point.label(),
                                frame,
                                point.result());
            }
            frame.at(point.label());
            frame.index = point.index();
        }
        return frame;
    }

    private static Object operand(
            Source source, Layout layout, State state, Map<Virtual, FlowObject> objects) {
        return switch (source) {
            case null -> null;
            case org.jmpy.ir.Value value -> layout.read(state, value);
            case Virtual whole -> {
                FlowObject object = objects.get(whole);
                if (object == null) {
                    object =
                            Heap.rebuild(
                                    whole.fields(), part -> operand(part, layout, state, objects));
                    objects.put(whole, object);
                }
                yield object;
            }
        };
    }

    /** {@return how often the guard has failed} */
    int failures(RegionBuilder.Cause cause) {
        return failures.getOrDefault(cause, 0);
    }

    void addBridge(Visit visit, Trace bridge) {
        visit.bridge = bridge;
        bridges++;
        prepare(_ -> false);
    }

    /** Makes the operation take any value, because it was seen to leave what was recorded. */
    void generalise(RegionBuilder.Cause cause) {
        cause.visit().generic.add(cause.step());
        prepare(_ -> false);
    }

    Anchor anchor() {
        return anchor;
    }

    Trace root() {
        return root;
    }

    /** {@return what variables must hold for the loop to be entered} */
    Map<String, Value> key() {
        return key;
    }

    /** {@return the region as it was translated, for people} */
    Region recorded() {
        return recorded;
    }

    /** {@return the region as it is run} */
    Region region() {
        return region;
    }

    int bridges() {
        return bridges;
    }

    long entries() {
        return entries;
    }

    Map<RegionBuilder.Cause, Integer> failures() {
        return failures;
    }
}
