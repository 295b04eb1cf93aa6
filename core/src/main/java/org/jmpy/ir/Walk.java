package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The forward pass: builds a region anew, operation by operation, in the order of dominators, each
 * block with what is known at the end of the block that dominates it. What it builds uses values of
 * dominating blocks directly; {@link Closing} makes parameters of them again.
 */
final class Walk {
    private final Flow flow;
    private final ParameterFacts parameters;
    private final BitSet needed;
    private final Joins.Beliefs beliefs;
    private final Emitter emitter;
    private final Exits exits = new Exits(this::slot);
    private final IdentityHashMap<Value, Virtual> virtuals = new IdentityHashMap<>();
    private final Value[] map;
    private final Memory.Writes[] writes;
    private final List<List<Edge>> incoming = new ArrayList<>();
    private final Joins[] joins;
    private final boolean[] walked;
    private final IdentityHashMap<Block, Block> entries = new IdentityHashMap<>();
    private final OpenRegion built;
    private int changes;

    private Walk(
            Flow flow,
            ParameterFacts parameters,
            BitSet needed,
            Joins.Beliefs beliefs,
            RuleCount count) {
        this.flow = flow;
        this.parameters = parameters;
        this.needed = needed;
        this.beliefs = beliefs;
        emitter = new Emitter(count, this::exit);
        map = new Value[flow.valueCount];
        int blocks = flow.order.size();
        writes = new Memory.Writes[blocks];
        joins = new Joins[blocks];
        walked = new boolean[blocks];
        built = new OpenRegion(flow.region.name());
        for (int i = 0; i < blocks; i++) {
            incoming.add(new ArrayList<>());
        }
    }

    /** So often a walk starts again before nothing is believed of loops any more. */
    private static final int MOST_RESTARTS = 6;

    static Region walk(Flow flow, RuleCount count) {
        ParameterFacts parameters = ParameterFacts.of(flow);
        BitSet needed = Needs.of(flow);
        Joins.Beliefs beliefs = new Joins.Beliefs();
        findBoxesPassedBack(flow, parameters, beliefs);
        for (int restarts = 0; ; restarts++) {
            if (restarts == MOST_RESTARTS) {
                beliefs.giveUp();
            }
            RuleCount counted = new RuleCount();
            try {
                Region built = new Walk(flow, parameters, needed, beliefs, counted).run();
                count.add(counted);
                return built;
            } catch (Joins.Restart _) {
                // Go round: a belief is broken now.
            }
        }
    }

    private static void findBoxesPassedBack(
            Flow flow, ParameterFacts parameters, Joins.Beliefs beliefs) {
        for (Block block : flow.order) {
            for (Block.Jump jump : block.jumps()) {
                if (Flow.isBack(block.id, jump.target().id)) {
                    for (int i = 0; i < jump.arguments().size(); i++) {
                        Value argument = jump.arguments().get(i);
                        Value original =
                                argument.op() == Op.PARAM ? parameters.copyOf(argument) : argument;
                        if (Rules.isBox(original.op())) {
                            beliefs.setBoxedBack(jump.target(), i);
                        }
                    }
                }
            }
        }
    }

    // ---- over the dominator tree

    /** A block to walk, or if it is null a place to go back to. */
    private record Step(Block block, Emitter.Mark mark) {}

    private Region run() {
        List<List<Block>> children = children();
        ArrayDeque<Step> steps = new ArrayDeque<>();
        push(steps, children.getLast());
        for (Block entry : flow.region.entries()) {
            if (!entries.containsKey(entry)) {
                prepareEntry(entry);
            }
            built.addEntry(entries.get(entry));
        }
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            if (step.block == null) {
                emitter.release(step.mark);
            } else if (isReached(step.block)) {
                steps.push(new Step(null, emitter.mark()));
                walk(step.block);
                push(steps, children.get(step.block.id));
            }
        }
        return built.settle();
    }

    private boolean isReached(Block block) {
        return flow.isEntry(block.id)
                || !incoming.get(block.id).isEmpty()
                || mayBeReachedLater(block);
    }

    /**
     * {@return whether jumps back, from blocks that it does not dominate, may be the first to it}
     */
    private boolean mayBeReachedLater(Block block) {
        for (int before : flow.predecessors(block.id)) {
            if (Flow.isBack(before, block.id) && !flow.dominates(block.id, before)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the blocks that each block dominates immediately; last those nothing dominates} */
    private List<List<Block>> children() {
        List<List<Block>> children = new ArrayList<>();
        for (int i = 0; i <= flow.order.size(); i++) {
            children.add(new ArrayList<>());
        }
        for (Block block : flow.order) {
            int above = flow.dominator(block.id);
            children.get(above == Flow.OUTSIDE ? flow.order.size() : above).add(block);
        }
        return children;
    }

    private static void push(ArrayDeque<Step> steps, List<Block> blocks) {
        for (Block block : blocks.reversed()) {
            steps.push(new Step(block, null));
        }
    }

    private static Block newBlock(Block source) {
        return new Block(source.name());
    }

    // ---- a block

    private void walk(Block block) {
        start(block);
        walked[block.id] = true;
        for (Value value : block.body()) {
            if (needed.get(value.id) && !walk(value)) {
                return;
            }
        }
        end(block);
    }

    private void start(Block block) {
        List<Edge> known = incoming.get(block.id);
        if (flow.isEntry(block.id)) {
            emitter.at(entries.get(block));
            return;
        }
        boolean isLoop = flow.isLoopHeader(block.id);
        Edge only = known.size() == 1 && !isLoop ? known.getFirst() : null;
        if (only != null && only.sourceFrom == flow.dominator(block.id)) {
            follow(block, only);
        } else {
            join(block, known, isLoop);
        }
    }

    private void prepareEntry(Block block) {
        Block target = newBlock(block);
        entries.put(block, target);
        Joins join = new Joins(emitter, beliefs, block, target, List.of(), true);
        joins[block.id] = join;
        for (int i = 0; i < block.parameters().size(); i++) {
            Value parameter = block.parameters().get(i);
            Value kept = emitter.number(Value.parameter(parameter.type()));
            target.parameters().add(kept);
            map[parameter.id] = kept;
            join.keep(i);
        }
    }

    /** Goes on where the only jump to the block comes from. */
    private void follow(Block block, Edge edge) {
        if (edge.condition == null) {
            emitter.applied(Rule.MERGED_BLOCKS);
            built.reopen(edge.from);
            emitter.at(edge.from);
        } else {
            Block target = newBlock(block);
            edge.to = target;
            emitter.at(target);
            emitter.facts.assume(edge.condition, edge.truth);
        }
        for (int i = 0; i < block.parameters().size(); i++) {
            Value parameter = block.parameters().get(i);
            if (needed.get(parameter.id)) {
                map[parameter.id] = edge.arguments.get(i);
                emitter.facts.learn(edge.arguments.get(i), parameters.fact(parameter));
            }
        }
    }

    private void join(Block block, List<Edge> known, boolean isLoop) {
        Block target = newBlock(block);
        emitter.at(target);
        emitter.memory.run(writesBetween(block));
        Joins join = new Joins(emitter, beliefs, block, target, known, isLoop);
        joins[block.id] = join;
        for (int i = 0; i < block.parameters().size(); i++) {
            Value parameter = block.parameters().get(i);
            if (needed.get(parameter.id)) {
                map[parameter.id] = parameter(join, i, parameter);
            }
        }
        for (Edge edge : known) {
            join.pass(edge);
        }
    }

    private Value parameter(Joins join, int index, Value parameter) {
        Fact fact = parameters.fact(parameter);
        Object constant = fact.constant(parameter.type());
        if (constant != Fact.UNKNOWN) {
            emitter.applied(Rule.SAME_PARAMETER);
            return emitter.constant(parameter.type(), constant);
        }
        Value original = parameters.copyOf(parameter);
        if (original != parameter && map[original.id] != null) {
            Value copied = emitter.resolve(map[original.id]);
            if (!emitter.isInPieces(copied)) {
                emitter.applied(Rule.SAME_PARAMETER);
                emitter.facts.learn(copied, fact);
                return copied;
            }
        }
        return join.join(index, fact);
    }

    private Memory.Writes writesBetween(Block block) {
        Memory.Writes all = new Memory.Writes();
        BitSet between = flow.between(block.id);
        for (int i = between.nextSetBit(0); i >= 0; i = between.nextSetBit(i + 1)) {
            all.add(writes(i));
        }
        return all;
    }

    private Memory.Writes writes(int block) {
        if (writes[block] == null) {
            writes[block] = new Memory.Writes();
            for (Value value : flow.order.get(block).body()) {
                writes[block].add(value);
            }
        }
        return writes[block];
    }

    // ---- operations

    /** {@return what a value of the region that is read has become} */
    private Value now(Value value) {
        if (value.isConstant()) {
            return emitter.constant(value.type(), value.payload());
        }
        return emitter.known(emitter.resolve(map[value.id]));
    }

    private List<Value> now(List<Value> values) {
        List<Value> all = new ArrayList<>(values.size());
        for (Value value : values) {
            all.add(now(value));
        }
        return all;
    }

    /** {@return false if the block always leaves here} */
    private boolean walk(Value value) {
        return switch (value.op()) {
            case GUARD_TRUE -> guard(value, true, now(value.argument(0)));
            case GUARD_FALSE -> guard(value, false, now(value.argument(0)));
            case CALL -> {
                map[value.id] = call(value, value.microOp(), now(value.arguments()));
                yield true;
            }
            default -> operation(value, now(value.arguments()));
        };
    }

    private boolean operation(Value value, List<Value> x) {
        Value result;
        if (emitter.kind(x.get(0)) != null && value.op() == Op.REF_IS) {
            result = isSame(x.get(0), x.get(1));
        } else if (x.size() == 2 && emitter.kind(x.get(1)) != null && value.op() == Op.REF_IS) {
            result = isSame(x.get(1), x.get(0));
        } else {
            result = emitter.operation(value.op(), value.payload(), x, value.exit());
        }
        if (result == null) {
            leave(value.exit());
            return false;
        }
        map[value.id] = result;
        return true;
    }

    /**
     * {@return whether an object in pieces is the same as another: nothing else can refer to it}
     */
    private Value isSame(Value object, Value other) {
        emitter.applied(Rule.KNOWN_RESULT);
        return emitter.constant(object == other);
    }

    private boolean guard(Value value, boolean wanted, Value condition) {
        if (condition.isConstant()) {
            emitter.applied(Rule.KNOWN_GUARD);
            if (condition.payload().equals(wanted)) {
                return true;
            }
            leave(value.exit());
            return false;
        }
        if (condition.op() == Op.BOOL_NOT) {
            return guard(value, !wanted, emitter.known(condition.argument(0)));
        }
        emitter.guard(wanted, condition, value.exit());
        return true;
    }

    private void leave(Exit exit) {
        built.end(emitter.block(), new Block.Leave(exit(exit)));
    }

    // ---- calls

    private Value call(Value value, MicroOp microOp, List<Value> x) {
        Value done = inPieces(value, microOp, x);
        if (done != null) {
            return done;
        }
        Exit exit = value.exit();
        // What is thrown is a new one each time.
        boolean repeats = microOp.effect().compareTo(Effect.READS) <= 0 && microOp.caught() == null;
        if (!repeats || microOp.result() == Type.VOID) {
            Value result = emitter.call(microOp, x, exit);
            rememberPut(microOp, result.arguments());
            return result;
        }
        if (microOp.effect() == Effect.PURE) {
            Value folded = fold(microOp, x);
            if (folded != null) {
                emitter.applied(Rule.FOLD_CONSTANTS);
                return folded;
            }
        }
        return load(microOp, emitter.real(x), exit);
    }

    /** {@return the result of a pure call with constants, null if it is not to be had} */
    private Value fold(MicroOp microOp, List<Value> x) {
        Object[] arguments = new Object[x.size()];
        for (int i = 0; i < arguments.length; i++) {
            if (!x.get(i).isConstant()) {
                return null;
            }
            arguments[i] = x.get(i).payload();
        }
        try {
            return emitter.constant(microOp.result(), microOp.call(arguments));
        } catch (Throwable e) {
            return null; // where it is called it throws the same
        }
    }

    /** A call that gives the same again as long as memory is not written. */
    private Value load(MicroOp microOp, List<Value> x, Exit exit) {
        Object key = microOp.role() == null ? Op.CALL : microOp.role().kind();
        Object payload = microOp.role() == null ? microOp : null;
        List<Value> arguments = x;
        if (microOp.role() instanceof Role.Get get) {
            arguments = List.of(x.get(0), emitter.constant(get.field()));
        }
        int version = version(microOp, arguments);
        Value found = emitter.table.find(key, payload, arguments, version);
        if (found != null && found.type() == microOp.result()) {
            emitter.applied(version == 0 ? Rule.COMMON_SUBEXPRESSION : Rule.LOADED_BEFORE);
            return found;
        }
        Value result = emitter.call(microOp, x, exit);
        emitter.table.add(key, payload, arguments, version, result);
        return result;
    }

    /** {@return the version of the memory that a call reads, 0 if what it gives never changes} */
    private int version(MicroOp microOp, List<Value> x) {
        if (microOp.effect() == Effect.PURE) {
            return 0;
        }
        boolean isGet = microOp.role() instanceof Role.Get || microOp.role() instanceof Role.GetAt;
        return isGet
                ? versionOfField(microOp, x.get(1))
                : emitter.memory.version(microOp.memory(), null);
    }

    private int versionOfField(MicroOp microOp, Value number) {
        ObjectKind kind = microOp.role().kind();
        return number.isConstant() && isField(kind, number)
                ? emitter.version(kind, ((Long) number.payload()).intValue())
                : emitter.memory.version(microOp.memory(), Memory.field(number));
    }

    /** Makes known what a call put where. */
    private void rememberPut(MicroOp microOp, List<Value> x) {
        if (microOp.role() instanceof Role.Put put) {
            emitter.remember(put.kind(), put.field(), x.get(0), x.get(1));
        } else if (microOp.role() instanceof Role.PutAt put) {
            List<Value> place = List.of(x.get(0), x.get(1));
            int version = versionOfField(microOp, x.get(1));
            emitter.table.add(put.kind(), null, place, version, x.get(2));
        }
    }

    private static boolean isField(ObjectKind kind, Value number) {
        long field = (Long) number.payload();
        return field >= 0 && field < kind.fields().size();
    }

    /** Does what a micro-op does to an object in pieces. {@return null if it is none} */
    private Value inPieces(Value value, MicroOp microOp, List<Value> x) {
        Role role = microOp.role();
        if (role instanceof Role.Make && !microOp.raises()) {
            emitter.applied(Rule.OBJECT_NOT_MADE);
            return emitter.inPieces(microOp, x);
        }
        if (role == null || x.isEmpty() || emitter.kind(x.get(0)) != role.kind()) {
            return null;
        }
        if (role instanceof Role.Get get) {
            return field(value, x.get(0), get.field());
        }
        if (role instanceof Role.Put put) {
            return put(put.field(), x.get(0), x.get(1));
        }
        if (!x.get(1).isConstant() || !isField(role.kind(), x.get(1))) {
            return null;
        }
        int number = ((Long) x.get(1).payload()).intValue();
        return role instanceof Role.PutAt
                ? put(number, x.get(0), x.get(2))
                : field(value, x.get(0), number);
    }

    private Value field(Value value, Value object, int number) {
        Value content = emitter.resolve(emitter.fields(object).get(number));
        if (content.type() != value.type()) {
            return null;
        }
        emitter.applied(Rule.FIELD_OF_PIECES);
        return content;
    }

    private Value put(int field, Value object, Value content) {
        if (contains(content, object)) {
            return null;
        }
        emitter.applied(Rule.PUT_INTO_PIECES);
        emitter.putField(object, field, content);
        return object; // of a call without a result nobody asks
    }

    private boolean contains(Value value, Value object) {
        if (value == object) {
            return true;
        }
        if (emitter.kind(value) != null) {
            for (Value field : emitter.fields(value)) {
                if (contains(emitter.resolve(field), object)) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- exits

    private Exit exit(Exit exit) {
        if (changes != emitter.changes()) {
            changes = emitter.changes();
            exits.forget();
            virtuals.clear();
        }
        return exits.rewrite(exit);
    }

    /** {@return what a slot of a frame gets for a value} */
    private Source slot(Value value) {
        return slotOf(now(value));
    }

    private Source slotOf(Value value) {
        if (emitter.isBox(value)) {
            emitter.applied(Rule.BOX_NOT_MADE);
            return value.argument(0);
        }
        if (emitter.kind(value) == null) {
            return value;
        }
        Virtual known = virtuals.get(value);
        if (known == null) {
            List<Source> fields = new ArrayList<>();
            for (Value field : emitter.fields(value)) {
                fields.add(slotOf(emitter.known(emitter.resolve(field))));
            }
            known = new Virtual(emitter.kind(value).tag(), fields);
            virtuals.put(value, known);
        }
        return known;
    }

    // ---- how it ends

    private void end(Block block) {
        Block.End end = block.end();
        if (end instanceof Block.Jump jump) {
            jump(block, jump);
        } else if (end instanceof Block.Branch branch) {
            branch(block, branch);
        } else if (end.exit() != null) {
            leave(end.exit());
        } else {
            Value result = end.used() == null ? null : emitter.real(now(end.used()));
            built.end(emitter.block(), new Block.Return(result));
        }
    }

    private void jump(Block block, Block.Jump jump) {
        Block from = emitter.block();
        Edge edge = edge(block, jump, null, true);
        built.end(from, edge);
        add(edge);
    }

    private void branch(Block block, Block.Branch branch) {
        Value condition = now(branch.condition());
        boolean negated = condition.op() == Op.BOOL_NOT;
        if (negated) {
            condition = emitter.known(condition.argument(0));
        }
        Block.Jump whenTrue = negated ? branch.whenFalse() : branch.whenTrue();
        Block.Jump whenFalse = negated ? branch.whenTrue() : branch.whenFalse();
        if (condition.isConstant()) {
            emitter.applied(Rule.KNOWN_BRANCH);
            jump(block, (Boolean) condition.payload() ? whenTrue : whenFalse);
            return;
        }
        Block from = emitter.block();
        Edge yes = assuming(block, whenTrue, condition, true);
        Edge no = assuming(block, whenFalse, condition, false);
        built.end(from, condition, yes, no);
        add(yes);
        add(no);
    }

    /** {@return the edge, with what is known if the condition has the truth} */
    private Edge assuming(Block block, Block.Jump jump, Value condition, boolean truth) {
        Emitter.Mark mark = emitter.mark();
        emitter.facts.assume(condition, truth);
        Edge edge = edge(block, jump, condition, truth);
        emitter.release(mark);
        return edge;
    }

    private Edge edge(Block block, Block.Jump jump, Value condition, boolean truth) {
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < jump.arguments().size(); i++) {
            boolean wanted = needed.get(jump.target().parameters().get(i).id);
            arguments.add(wanted ? now(jump.arguments().get(i)) : null);
        }
        Edge edge = new Edge(emitter.block(), block.id, jump.target(), condition, truth, arguments);
        for (Value argument : arguments) {
            if (argument != null) {
                keep(edge, argument);
            }
        }
        return edge;
    }

    /** Keeps what is known here of an object or a box that is passed. */
    private void keep(Edge edge, Value value) {
        if (emitter.kind(value) != null && !edge.objects.containsKey(value)) {
            List<Value> fields = new ArrayList<>();
            for (Value field : emitter.fields(value)) {
                fields.add(emitter.known(emitter.resolve(field)));
            }
            edge.objects.put(value, fields);
            for (Value field : fields) {
                keep(edge, field);
            }
        } else if (value.type() == Type.REF && !value.isConstant() && !emitter.isBox(value)) {
            Op box = Joins.boxFor(emitter.facts.get(value));
            Value content =
                    box == null
                            ? null
                            : emitter.table.find(Rules.unbox(box), null, List.of(value), 0);
            if (content != null) {
                edge.contents.put(value, content);
            }
        }
    }

    /** Settles a jump back at once, any other when its target is walked. */
    private void add(Edge edge) {
        int target = edge.source.id;
        if (walked[target] || flow.isEntry(target)) {
            joins[target].pass(edge);
        } else {
            incoming.get(target).add(edge);
        }
    }
}
