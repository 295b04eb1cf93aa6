package org.jmpy.workbench;

import org.jmpy.ir.Exit;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Region;
import org.jmpy.ir.Resume;
import org.jmpy.ir.Source;
import org.jmpy.ir.Type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Translates a recorded trace and its bridges to a region of the shared intermediate
 * representation. Operations on values that the recording knows to be constant were done by the
 * recording; all else is left to the optimiser.
 *
 * <p>Variables become values; frames of functions that the trace goes into live here only, and in
 * the resume data of exits.
 */
final class RegionBuilder {
    /** Where in a function an exit resumes, and what the slots of its frame are. */
    record Point(Function function, String label, int index, List<String> names, String result) {
        @Override
        public String toString() {
            String place = function.name().isEmpty() ? label : function.name() + "." + label;
            return place + "+" + index + names;
        }
    }

    /** Why there is an exit: which step of which visit, and whether its guard can get a bridge. */
    record Cause(Visit visit, int step, boolean takesBridge) {
        @Override
        public String toString() {
            return visit.label + "+" + step;
        }
    }

    /** What the trace assumes is known not to be so. */
    static final class Contradiction extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Contradiction(Visit visit) {
            super("at " + visit.label, null, false, false);
        }
    }

    /** The variables of a frame while its code is translated. */
    private static final class Scope {
        final Function function;
        final Map<String, org.jmpy.ir.Value> env;
        String label;
        int index;
        final Scope caller;
        final String result;
        Resume resume;

        Scope(Function function, Map<String, org.jmpy.ir.Value> env, Scope caller, String result) {
            this.function = function;
            this.env = new TreeMap<>(env);
            this.caller = caller;
            this.result = result;
        }
    }

    private final Interpreter interpreter;
    private final Heap heap;
    private final Anchor anchor;
    private final Map<Function, Liveness> liveness;
    private final Map<String, Type> types;
    private final Map<String, Value> key;
    private final Predicate<Visit> forced;

    /**
     * What the variables that are no parameters hold where each trace closes; null if it varies.
     */
    private final Map<String, Value> constantsAtClose = new HashMap<>();

    private boolean isFirstClose = true;
    private final List<String> widened = new ArrayList<>();
    private org.jmpy.ir.Block block;
    private org.jmpy.ir.Block loop;

    /**
     * How to resume in front of the step that computes the condition of the branch that ends the
     * block, so that the exit of its guard does not need the condition; null if it must.
     */
    private Resume before;

    private Scope scope;
    private final List<String> parameters = new ArrayList<>();

    /**
     * @param types the types of the variables that are parameters of the loop
     * @param key what the other variables that are live at the anchor hold there
     * @param forced the guards to fail always, to try out exits
     */
    RegionBuilder(
            Interpreter interpreter,
            Heap heap,
            Anchor anchor,
            Map<Function, Liveness> liveness,
            Map<String, Type> types,
            Map<String, Value> key,
            Predicate<Visit> forced) {
        this.interpreter = interpreter;
        this.heap = heap;
        this.anchor = anchor;
        this.liveness = liveness;
        this.types = types;
        this.key = key;
        this.forced = forced;
    }

    /**
     * {@return the region of {@code trace}: entered at its start, looping in a block of its own}
     */
    Region build(Trace trace) {
        Region region = new Region(anchor.toString());
        block = new org.jmpy.ir.Block("entry");
        region.entries().add(block);
        loop = new org.jmpy.ir.Block("loop");
        Map<String, org.jmpy.ir.Value> atLoop = new LinkedHashMap<>();
        types.forEach(
                (name, type) -> {
                    parameters.add(name);
                    block.parameters().add(org.jmpy.ir.Value.parameter(type));
                    org.jmpy.ir.Value parameter = org.jmpy.ir.Value.parameter(type);
                    loop.parameters().add(parameter);
                    atLoop.put(name, parameter);
                });
        key.forEach((name, value) -> atLoop.put(name, constant(value)));
        List<org.jmpy.ir.Value> passed = List.copyOf(block.parameters());
        preamble();
        block.setEnd(new org.jmpy.ir.Block.Jump(loop, passed));
        block = loop;
        scope = new Scope(anchor.function(), atLoop, null, null);
        scope.label = anchor.label();
        trace(trace);
        return region;
    }

    /** Checks once, where the loop is entered, what it relies on. */
    private void preamble() {
        Map<String, org.jmpy.ir.Value> env = new HashMap<>();
        int next = 0;
        for (String name : types.keySet()) {
            env.put(name, block.parameters().get(next++));
        }
        List<String> guarded = new ArrayList<>(key.keySet());
        guarded.removeAll(anchor.position());
        anchor.position().forEach(name -> env.put(name, constant(key.get(name))));
        for (String name : guarded) {
            boolean fits = Machine.of(key.get(name)) instanceof Long;
            org.jmpy.ir.Value given = org.jmpy.ir.Value.parameter(fits ? Type.INT : Type.REF);
            parameters.add(name);
            block.parameters().add(given);
            env.put(name, given);
        }
        scope = new Scope(anchor.function(), env, null, null);
        scope.label = anchor.label();
        for (String name : guarded) {
            org.jmpy.ir.Value frozen = constant(key.get(name));
            emit(
                    org.jmpy.ir.Op.GUARD_TRUE,
                    Type.VOID,
                    List.of(equal(env.get(name), frozen)),
                    null,
                    exit(null));
        }
    }

    /** {@return the parameters of the entry by name, in order} */
    List<String> parameters() {
        return parameters;
    }

    /** {@return what variables hold wherever the trace closes, known while it was translated} */
    Map<String, Value> constantsAtClose() {
        Map<String, Value> constants = new HashMap<>(constantsAtClose);
        constants.values().removeIf(value -> value == null);
        return constants;
    }

    /** {@return the parameters whose type is too narrow: translate again with them as REF} */
    List<String> widened() {
        return widened;
    }

    private void trace(Trace trace) {
        for (Visit visit : trace.visits()) {
            scope.label = visit.label;
            scope.index = visit.start;
            visit(visit);
        }
        if (trace.closes()) {
            close();
        } else {
            // Behind the last step: resuming in front of it could lead to the same code again.
            String target = trace.visits().getLast().target();
            if (target != null) {
                scope.label = target;
                scope.index = 0;
            }
            block.setEnd(new org.jmpy.ir.Block.Leave(exit(null)));
        }
    }

    private void visit(Visit visit) {
        List<Op> ops = visit.function.block(visit.label).ops();
        int again = conditionIndex(visit, ops);
        before = null;
        for (; scope.index < ops.size(); scope.index++) {
            if (scope.index == again) {
                before = resume(scope);
            }
            Op op = ops.get(scope.index);
            org.jmpy.ir.Value result =
                    operation(op, visit.results.get(scope.index - visit.start), visit);
            if (op.result() != null) {
                scope.env.put(op.result(), result);
            }
        }
        if (visit.end != null) {
            end(visit);
        }
    }

    /**
     * {@return the step that computes the condition of the branch at the end, if it and all that
     * follow may be done again, else -1}
     */
    private static int conditionIndex(Visit visit, List<Op> ops) {
        if (visit.end instanceof Branch(String variable, _, _)) {
            for (int i = ops.size() - 1; i >= visit.start; i--) {
                Op op = ops.get(i);
                if (op.isOnHeap() && !op.operation().equals(Op.GET)) {
                    return -1;
                }
                if (variable.equals(op.result())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private org.jmpy.ir.Value operation(Op op, Value observed, Visit visit) {
        if (op.isOnHeap()) {
            return heap(op, observed, visit);
        }
        List<org.jmpy.ir.Value> args = op.args().stream().map(this::operand).toList();
        if (op.operation().equals("same")) {
            return args.getFirst();
        }
        if (args.stream().allMatch(org.jmpy.ir.Value::isConstant)) {
            return constant(observed);
        }
        return switch (op.operation()) {
            case "add" ->
                    arithmetic(org.jmpy.ir.Op.INT_ADD_CHECKED, Machine.ADD, args, observed, visit);
            case "sub" ->
                    arithmetic(org.jmpy.ir.Op.INT_SUB_CHECKED, Machine.SUB, args, observed, visit);
            case "mul" ->
                    arithmetic(org.jmpy.ir.Op.INT_MUL_CHECKED, Machine.MUL, args, observed, visit);
            case "eq" -> equal(args.getFirst(), args.getLast());
            case "ge" -> greaterOrEqual(args, visit);
            case "readlist" -> {
                org.jmpy.ir.Value element = call(Machine.READ_LIST, boxed(args), visit);
                yield unboxed(element, observed, visit);
            }
            default -> throw new IllegalStateException("an operation that cannot have run");
        };
    }

    private org.jmpy.ir.Value arithmetic(
            org.jmpy.ir.Op op,
            MicroOp general,
            List<org.jmpy.ir.Value> args,
            Value observed,
            Visit visit) {
        boolean fits = Machine.of(observed) instanceof Long;
        if (fits && areIntegers(args) && !visit.generic.contains(scope.index)) {
            return emit(op, Type.INT, integers(args), null, exit(cause(visit)));
        }
        return call(general, boxed(args), visit);
    }

    private org.jmpy.ir.Value equal(org.jmpy.ir.Value left, org.jmpy.ir.Value right) {
        if (areIntegers(List.of(left, right))) {
            return emit(
                    org.jmpy.ir.Op.INT_EQ, Type.BOOL, integers(List.of(left, right)), null, null);
        }
        return call(Machine.EQUAL, boxed(List.of(left, right)), null);
    }

    private org.jmpy.ir.Value greaterOrEqual(List<org.jmpy.ir.Value> args, Visit visit) {
        return areIntegers(args)
                ? emit(org.jmpy.ir.Op.INT_GE, Type.BOOL, integers(args), null, null)
                : call(Machine.GE, boxed(args), visit);
    }

    private org.jmpy.ir.Value heap(Op op, Value observed, Visit visit) {
        String symbol = op.symbol();
        if (op.operation().equals(Op.NEW)) {
            return call(heap.make(), heap.parts(symbol), null);
        }
        org.jmpy.ir.Value object = object(op.args().getFirst(), visit);
        org.jmpy.ir.Value part = heap.part(symbol);
        if (op.operation().equals(Op.GET)) {
            return present(call(heap.get(), List.of(object, part), visit), observed, visit);
        }
        org.jmpy.ir.Value value = boxed(operand(op.args().getLast()));
        return call(heap.set(), List.of(object, part, value), visit);
    }

    /** {@return what a field holds, checked to be written, as an integer if it was one} */
    private org.jmpy.ir.Value present(org.jmpy.ir.Value content, Value observed, Visit visit) {
        org.jmpy.ir.Value result = unboxed(content, observed, visit);
        if (result == content) {
            org.jmpy.ir.Value isAbsent =
                    emit(
                            org.jmpy.ir.Op.REF_IS,
                            Type.BOOL,
                            List.of(content, org.jmpy.ir.Value.reference(null)),
                            null,
                            null);
            emit(
                    org.jmpy.ir.Op.GUARD_FALSE,
                    Type.VOID,
                    List.of(isAbsent),
                    null,
                    exit(cause(visit)));
        }
        return result;
    }

    /** {@return the operand, checked to be an object} */
    private org.jmpy.ir.Value object(Arg arg, Visit visit) {
        org.jmpy.ir.Value object = boxed(operand(arg));
        org.jmpy.ir.Value isObject =
                emit(
                        org.jmpy.ir.Op.REF_CLASS_IS,
                        Type.BOOL,
                        List.of(object),
                        FlowObject.class,
                        null);
        emit(org.jmpy.ir.Op.GUARD_TRUE, Type.VOID, List.of(isObject), null, exit(cause(visit)));
        return object;
    }

    private void end(Visit visit) {
        switch (visit.end) {
            case Jump _, PrintAndStop _, Fail _ -> {}
            case Branch(String variable, _, _) -> branch(variable, visit);
            case BranchOnClass(Arg object, String name, _, _) -> classBranch(object, name, visit);
            case Promote(String variable, _) -> promote(variable, visit);
            case Call(String result, String name, List<Arg> args, String next) -> {
                Function callee = interpreter.function(name);
                Map<String, org.jmpy.ir.Value> env = new HashMap<>();
                for (int i = 0; i < args.size(); i++) {
                    env.put(callee.params().get(i), operand(args.get(i)));
                }
                scope.label = next;
                scope.index = 0;
                scope.resume = null;
                scope = new Scope(callee, env, scope, result);
                scope.label = callee.entry();
            }
            case Return(Arg value) -> {
                org.jmpy.ir.Value returned = operand(value);
                scope.caller.env.put(scope.result, returned);
                scope = scope.caller;
            }
        }
    }

    private void branch(String variable, Visit visit) {
        org.jmpy.ir.Value value = scope.env.get(variable);
        boolean taken = (Boolean) visit.outcome;
        if (value.isConstant()) {
            if (Machine.valueOf(value.payload()).isZero() == taken) {
                throw new Contradiction(visit);
            }
            return;
        }
        switch (value.type()) {
            case BOOL -> guard(value, taken, visit, value, constant(Value.of(true)));
            case INT -> {
                org.jmpy.ir.Value zero = org.jmpy.ir.Value.constant(0L);
                guard(
                        emit(org.jmpy.ir.Op.INT_EQ, Type.BOOL, List.of(value, zero), null, null),
                        !taken,
                        visit,
                        value,
                        zero);
            }
            default ->
                    guard(
                            call(Machine.IS_ZERO, List.of(value), null),
                            !taken,
                            visit,
                            value,
                            constant(Value.of(0)));
        }
    }

    private void classBranch(Arg tested, String name, Visit visit) {
        org.jmpy.ir.Value object = object(tested, visit);
        org.jmpy.ir.Value found = call(heap.classOf(), List.of(object), null);
        org.jmpy.ir.Value condition =
                emit(
                        org.jmpy.ir.Op.REF_IS,
                        Type.BOOL,
                        List.of(found, org.jmpy.ir.Value.reference(name.intern())),
                        null,
                        null);
        guard(condition, (Boolean) visit.outcome, visit, null, null);
    }

    private void promote(String variable, Visit visit) {
        org.jmpy.ir.Value value = scope.env.get(variable);
        if (visit.outcome == null) {
            return;
        }
        if (value.isConstant()) {
            if (!Machine.valueOf(value.payload()).equals(visit.outcome)) {
                throw new Contradiction(visit);
            }
            return;
        }
        org.jmpy.ir.Value frozen = constant((Value) visit.outcome);
        if (value.type() == Type.BOOL) {
            guard(value, !((Value) visit.outcome).isZero(), visit, null, null);
            know(value, frozen);
        } else {
            guard(equal(value, frozen), true, visit, value, frozen);
        }
    }

    /**
     * Goes on only if {@code condition} is as {@code expected}, else leaves, or goes on at the
     * bridge.
     *
     * @param subject the value that is {@code ifTrue} when the condition is true, or null
     */
    private void guard(
            org.jmpy.ir.Value condition,
            boolean expected,
            Visit visit,
            org.jmpy.ir.Value subject,
            org.jmpy.ir.Value ifTrue) {
        if (forced.test(visit)) {
            org.jmpy.ir.Value never = org.jmpy.ir.Value.constant(false);
            emit(org.jmpy.ir.Op.GUARD_TRUE, Type.VOID, List.of(never), null, guardExit(visit));
        } else if (visit.bridge == null) {
            emit(
                    expected ? org.jmpy.ir.Op.GUARD_TRUE : org.jmpy.ir.Op.GUARD_FALSE,
                    Type.VOID,
                    List.of(condition),
                    null,
                    guardExit(visit));
        } else {
            fork(condition, expected, visit, subject, ifTrue);
            return;
        }
        learn(condition, expected, subject, ifTrue);
    }

    private Exit guardExit(Visit visit) {
        return before == null ? exit(cause(visit)) : new Exit(before, cause(visit), null);
    }

    private void learn(
            org.jmpy.ir.Value condition,
            boolean truth,
            org.jmpy.ir.Value subject,
            org.jmpy.ir.Value ifTrue) {
        know(condition, constant(Value.of(truth)));
        if (truth && subject != null) {
            know(subject, ifTrue);
        }
    }

    /** Ends the block with a branch: one way the bridge, the other the rest of the trace. */
    private void fork(
            org.jmpy.ir.Value condition,
            boolean expected,
            Visit visit,
            org.jmpy.ir.Value subject,
            org.jmpy.ir.Value ifTrue) {
        dropDead();
        Scope rest = scope;
        org.jmpy.ir.Block from = block;
        List<org.jmpy.ir.Value> live = live(condition, subject);
        org.jmpy.ir.Block on = new org.jmpy.ir.Block(visit.label);
        org.jmpy.ir.Block side = new org.jmpy.ir.Block(visit.label + "_bridge");
        org.jmpy.ir.Block.Jump toOn = new org.jmpy.ir.Block.Jump(on, live);
        org.jmpy.ir.Block.Jump toSide = new org.jmpy.ir.Block.Jump(side, live);
        from.setEnd(
                new org.jmpy.ir.Block.Branch(
                        condition, expected ? toOn : toSide, expected ? toSide : toOn));

        Map<org.jmpy.ir.Value, org.jmpy.ir.Value> renamed = enter(side, live);
        scope = copy(rest, renamed);
        learn(rename(condition, renamed), !expected, rename(subject, renamed), ifTrue);
        trace(visit.bridge);

        renamed = enter(on, live);
        scope = copy(rest, renamed);
        learn(rename(condition, renamed), expected, rename(subject, renamed), ifTrue);
    }

    private static org.jmpy.ir.Value rename(
            org.jmpy.ir.Value value, Map<org.jmpy.ir.Value, org.jmpy.ir.Value> names) {
        return value == null ? null : names.getOrDefault(value, value);
    }

    private Map<org.jmpy.ir.Value, org.jmpy.ir.Value> enter(
            org.jmpy.ir.Block target, List<org.jmpy.ir.Value> live) {
        block = target;
        Map<org.jmpy.ir.Value, org.jmpy.ir.Value> renamed = new HashMap<>();
        for (org.jmpy.ir.Value value : live) {
            org.jmpy.ir.Value parameter = org.jmpy.ir.Value.parameter(value.type());
            target.parameters().add(parameter);
            renamed.put(value, parameter);
        }
        return renamed;
    }

    private static Scope copy(Scope from, Map<org.jmpy.ir.Value, org.jmpy.ir.Value> renamed) {
        if (from == null) {
            return null;
        }
        Scope copy = new Scope(from.function, from.env, copy(from.caller, renamed), from.result);
        copy.label = from.label;
        copy.index = from.index;
        copy.env.replaceAll((_, value) -> rename(value, renamed));
        return copy;
    }

    /** {@return the values that the frames hold, each once} */
    private List<org.jmpy.ir.Value> live(org.jmpy.ir.Value... more) {
        Map<org.jmpy.ir.Value, Boolean> seen = new HashMap<>();
        List<org.jmpy.ir.Value> values = new ArrayList<>();
        for (Scope frame = scope; frame != null; frame = frame.caller) {
            for (org.jmpy.ir.Value value : frame.env.values()) {
                if (!value.isConstant() && seen.put(value, true) == null) {
                    values.add(value);
                }
            }
        }
        for (org.jmpy.ir.Value value : more) {
            if (value != null && !value.isConstant() && seen.put(value, true) == null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Replaces a value in all frames by the constant that it is from here on. */
    private void know(org.jmpy.ir.Value value, org.jmpy.ir.Value constant) {
        for (Scope frame = scope; frame != null; frame = frame.caller) {
            boolean changed = frame.env.containsValue(value);
            if (changed) {
                frame.env.replaceAll((_, old) -> old == value ? constant : old);
                frame.resume = null;
            }
        }
    }

    private void dropDead() {
        for (Scope frame = scope; frame != null; frame = frame.caller) {
            frame.env.keySet().retainAll(liveNames(frame));
        }
    }

    private Set<String> liveNames(Scope frame) {
        return liveness.computeIfAbsent(frame.function, Liveness::new)
                .before(frame.label, frame.index);
    }

    /** Closes the loop: brings the parameters to their types and jumps back. */
    private void close() {
        for (Map.Entry<String, org.jmpy.ir.Value> entry : scope.env.entrySet()) {
            org.jmpy.ir.Value value = entry.getValue();
            Value constant = value.isConstant() ? Machine.valueOf(value.payload()) : null;
            if (isFirstClose) {
                constantsAtClose.put(entry.getKey(), constant);
            } else if (constant == null || !constant.equals(constantsAtClose.get(entry.getKey()))) {
                constantsAtClose.put(entry.getKey(), null);
            }
        }
        isFirstClose = false;
        scope.label = anchor.label();
        scope.index = 0;
        for (Map.Entry<String, Value> fixed : key.entrySet()) {
            org.jmpy.ir.Value value = scope.env.get(fixed.getKey());
            if (value == null
                    || (value.isConstant()
                            && !Machine.valueOf(value.payload()).equals(fixed.getValue()))) {
                block.setEnd(new org.jmpy.ir.Block.Leave(exit(null)));
                return;
            }
            if (!value.isConstant()) {
                org.jmpy.ir.Value same = equal(boolAsInt(value), constant(fixed.getValue()));
                emit(org.jmpy.ir.Op.GUARD_TRUE, Type.VOID, List.of(same), null, exit(null));
            }
        }
        List<org.jmpy.ir.Value> arguments = new ArrayList<>();
        types.forEach((name, type) -> arguments.add(argument(name, type)));
        block.setEnd(new org.jmpy.ir.Block.Jump(loop, arguments));
    }

    private org.jmpy.ir.Value argument(String name, Type type) {
        org.jmpy.ir.Value value = scope.env.get(name);
        if (type == Type.REF) {
            return boxed(value);
        }
        org.jmpy.ir.Value integer = boolAsInt(value);
        if (integer.type() == Type.INT) {
            return integer;
        }
        widened.add(name);
        return org.jmpy.ir.Value.constant(0L);
    }

    private Cause cause(Visit visit) {
        boolean isEnd = scope.index == visit.function.block(visit.label).ops().size();
        return new Cause(visit, scope.index, isEnd);
    }

    /** {@return the exit that resumes with the step at which translation is} */
    private Exit exit(Cause cause) {
        return new Exit(resume(scope), cause, null);
    }

    private Resume resume(Scope frame) {
        if (frame == null) {
            return null;
        }
        // A frame that waits for another does not change: its exits share what is made here.
        if (frame != scope && frame.resume != null) {
            return frame.resume;
        }
        List<String> names = new ArrayList<>();
        List<Source> slots = new ArrayList<>();
        for (String name : liveNames(frame)) {
            // The caller's variable for the result is not there yet.
            if (frame.env.containsKey(name)) {
                names.add(name);
                slots.add(frame.env.get(name));
            }
        }
        Point point = new Point(frame.function, frame.label, frame.index, names, frame.result);
        frame.resume = new Resume(point, slots, resume(frame.caller));
        return frame.resume;
    }

    private org.jmpy.ir.Value operand(Arg arg) {
        return switch (arg) {
            case Arg.Const(Value value) -> constant(value);
            case Arg.Var(String name) -> scope.env.get(name);
        };
    }

    private static org.jmpy.ir.Value constant(Value value) {
        return Machine.of(value) instanceof Long number
                ? org.jmpy.ir.Value.constant(number)
                : org.jmpy.ir.Value.reference(Machine.of(value));
    }

    private static boolean areIntegers(List<org.jmpy.ir.Value> values) {
        return values.stream().allMatch(v -> v.type() == Type.INT || v.type() == Type.BOOL);
    }

    private List<org.jmpy.ir.Value> integers(List<org.jmpy.ir.Value> values) {
        return values.stream().map(this::boolAsInt).toList();
    }

    private org.jmpy.ir.Value boolAsInt(org.jmpy.ir.Value value) {
        return value.type() == Type.BOOL
                ? emit(org.jmpy.ir.Op.BOOL_TO_INT, Type.INT, List.of(value), null, null)
                : value;
    }

    private List<org.jmpy.ir.Value> boxed(List<org.jmpy.ir.Value> values) {
        return values.stream().map(this::boxed).toList();
    }

    private org.jmpy.ir.Value boxed(org.jmpy.ir.Value value) {
        org.jmpy.ir.Value number = boolAsInt(value);
        if (number.type() != Type.INT) {
            return number;
        }
        return number.isConstant()
                ? org.jmpy.ir.Value.reference(number.payload())
                : emit(org.jmpy.ir.Op.BOX_INT, Type.REF, List.of(number), null, null);
    }

    /** {@return {@code object} as an integer if it was one when it was recorded, by a guard} */
    private org.jmpy.ir.Value unboxed(org.jmpy.ir.Value object, Value observed, Visit visit) {
        if (!(Machine.of(observed) instanceof Long) || visit.generic.contains(scope.index)) {
            return object;
        }
        org.jmpy.ir.Value isLong =
                emit(org.jmpy.ir.Op.REF_CLASS_IS, Type.BOOL, List.of(object), Long.class, null);
        emit(org.jmpy.ir.Op.GUARD_TRUE, Type.VOID, List.of(isLong), null, exit(cause(visit)));
        return emit(org.jmpy.ir.Op.UNBOX_INT, Type.INT, List.of(object), null, null);
    }

    private org.jmpy.ir.Value call(MicroOp microOp, List<org.jmpy.ir.Value> args, Visit visit) {
        Exit exit = microOp.raises() ? exit(cause(visit)) : null;
        return emit(org.jmpy.ir.Op.CALL, microOp.result(), args, microOp, exit);
    }

    private org.jmpy.ir.Value emit(
            org.jmpy.ir.Op op, Type type, List<org.jmpy.ir.Value> args, Object payload, Exit exit) {
        org.jmpy.ir.Value value = new org.jmpy.ir.Value(op, type, args, payload, exit);
        block.body().add(value);
        return value;
    }
}
