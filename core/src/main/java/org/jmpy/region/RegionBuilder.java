package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.Feedback;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Vm;
import org.jmpy.ir.Block;
import org.jmpy.ir.Check;
import org.jmpy.ir.Closing;
import org.jmpy.ir.Effect;
import org.jmpy.ir.Exit;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Region;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.Assumption;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyClass;
import org.jmpy.object.PyError;
import org.jmpy.object.PyInstance;
import org.jmpy.object.Shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Builds a region: the state of the building, and what instructions are built from. The
 * instructions themselves are in {@link Instructions}.
 *
 * <p>Within an instruction all guards come before anything that has an effect or changes the frame,
 * so that each of their exits can run the instruction again.
 */
final class RegionBuilder {
    /** Thrown when there are more operations than a class can hold. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }

    /** Thrown to give up the path that is being built; it ended already. */
    static final class PathEnds extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private PathEnds() {
            super(null, null, false, false);
        }
    }

    /**
     * Thrown when the frame is another one now, and the instruction is to be built from its start.
     */
    private static final class Restart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Restart() {
            super(null, null, false, false);
        }
    }

    /** Values of so many kinds have paths of their own from there on; of more, up to a join. */
    private static final int FEW_KINDS = 2;

    /** The longest bytecode that is built in for each of many kinds. */
    private static final int INLINED_OFTEN = 60;

    /**
     * A path to be built.
     *
     * @param mustCheck whether unknown code ran before, which may have broken an assumption
     */
    private record Pending(Scope scope, Block block, boolean mustCheck) {}

    /**
     * A way on from a frame: a new block.
     *
     * @param scope the frame in it
     * @param jump leads to it
     */
    private record Way(Block block, Scope scope, Block.Jump jump) {}

    final Vm vm;
    final Validity validity = new Validity();
    final Set<Assumption> assumptions = Collections.newSetFromMap(new IdentityHashMap<>());
    final Region region;

    /** Functions that would be built in if it were known what they do. */
    final Set<FunctionCode> unseen = new HashSet<>();

    /** The frame that is being built, the innermost. */
    Scope scope;

    private final Deque<Pending> work = new ArrayDeque<>();
    private final Versions versions;

    /** Places behind instructions that have a path for each of many kinds, which meet there. */
    private final Set<List<Object>> joins = new HashSet<>();

    private final Instructions instructions = new Instructions(this);
    private final Making making = new Making(this);
    final Handlers handlers = new Handlers(this);
    final Kinds kinds = new Kinds(this);
    final Effort effort;
    private Block block;
    private int startDepth;
    private int operations;
    private boolean mustCheck;
    private Flow.Handler enteredHandlers;
    private boolean offersItems;
    private boolean breaksItself;

    /** The function whose calls the region is, which it counts; null if it is no call. */
    private FunctionCode function;

    /** Whether blocks use values of those that dominate them. */
    private boolean isOpen;

    /**
     * @param effort what to spend
     */
    RegionBuilder(Vm vm, String name, Effort effort) {
        this.vm = vm;
        this.region = new Region(name);
        this.effort = effort;
        versions = new Versions(effort.versions());
    }

    /** {@return the analysis of a function, null if it cannot be built} */
    static CodeMap map(FunctionCode code) {
        return Plan.of(code).map();
    }

    // ---- entries and blocks --------------------------------------------------------------------

    /** Adds an entry whose parameters are those that {@code frame} uses, and builds from there. */
    void addEntry(Block entry, Scope frame) {
        region.entries().add(entry);
        enteredHandlers = frame.map.state(frame.ip).handlers();
        start(entry, frame);
    }

    /** Begins to build, behind a look whether there is room for the calls that are built in. */
    private void start(Block entry, Scope frame) {
        block = entry;
        scope = frame;
        startDepth = frame.depth;
        int calls = effort.height() - 1;
        if (calls > 0) {
            Value room = Value.constant((long) calls);
            orElse(emit(Micro.HAS_ROOM, Value.reference(vm), room), () -> leave(Cause.DEPTH));
        }
        work.add(new Pending(scope, block, false));
    }

    /** Adds the way to go on with frames of generators that wait: the frame is the parameter. */
    void addResumption(Waiting waiting) {
        Block entry = new Block("entry");
        Value frame = Value.parameter(Type.REF);
        entry.parameters().add(frame);
        offersItems = waiting.isDrained();
        block = entry;
        scope = waiting.scope(this, frame, null);
        startDepth = scope.depth;
        waiting.check(this);
        addEntry(entry, scope);
    }

    /** {@return whether the generator that the region goes on with offers the items it yields} */
    boolean offersItems() {
        return offersItems;
    }

    /** {@return the handlers that are open in a frame when the region takes it over} */
    Flow.Handler enteredHandlers() {
        return enteredHandlers;
    }

    /** Adds the start of a call of {@code code}: the function, then its arguments. */
    void addFunction(FunctionCode code, int cells, int arguments) {
        Block entry = new Block("entry");
        region.entries().add(entry);
        Value called = Value.parameter(Type.REF);
        entry.parameters().add(called);
        function = code;
        Scope frame = new Scope(null, map(code));
        scope = frame;
        block = entry;
        emit(Micro.ENTER, Value.reference(vm));
        for (int i = 0; i < cells; i++) {
            Value cell = emit(Micro.CELL, called, Value.constant((long) i));
            frame.locals[i] = Val.object(cell, PyCell.class, null);
        }
        for (int i = cells; i < cells + arguments; i++) {
            Value argument = Value.parameter(Type.REF);
            entry.parameters().add(argument);
            Origin origin =
                    code.feedback() == null ? null : new Origin.Argument(code.feedback(), i);
            frame.locals[i] = Val.object(argument, null, origin);
        }
        wrapCells(frame);
        start(entry, frame);
    }

    /** Puts the locals of a frame at its start into cells that functions inside share. */
    static void wrapCells(Scope frame) {
        FunctionCode code = frame.map.code;
        for (int i = 0; i < code.cellCount(); i++) {
            int local = code.cell(i);
            frame.locals[local] = Val.virtual(Shell.CELL, frame.locals[local]);
        }
    }

    /** {@return whether the instruction left a region before because of what it computed} */
    boolean hasFailed() {
        Feedback feedback = feedback();
        return feedback != null && feedback.hasFailed(scope.ip);
    }

    /** Builds what can be reached. */
    void build() {
        while (!work.isEmpty()) {
            Pending next = work.poll();
            block = next.block;
            scope = next.scope;
            mustCheck = next.mustCheck;
            try {
                buildPath();
            } catch (PathEnds e) {
                // The block has got its end.
            }
        }
        if (isOpen) {
            List<Block> entries = Closing.close(region).entries();
            region.entries().clear();
            region.entries().addAll(entries);
        }
        assert Check.require(region) == region;
    }

    private void buildPath() {
        boolean first = !mustCheck;
        while (true) {
            startDepth = scope.depth;
            if (mustCheck) {
                // Before the jump to a merge, which does not know of it; and whatever was assumed
                // so
                // far, because what comes later may assume more.
                mustCheck = false;
                Value valid = emit(Micro.IS_VALID, Value.reference(validity));
                guard(valid, exit(Cause.INVALID, null));
            }
            if (!first && isMerge(scope)) {
                endWith(jump(scope));
            }
            if (operations > effort.operations()) {
                throw new TooLarge();
            }
            first = false;
            buildInstruction();
        }
    }

    private void buildInstruction() {
        while (true) {
            try {
                instructions.build(scope.map.bytes.at(scope.ip));
                return;
            } catch (Restart e) {
                scope.depth = startDepth;
            }
        }
    }

    /** {@return the jump to where {@code target} goes on} */
    private Block.Jump jump(Scope target) {
        if (target.ip < target.enteredAt && target.map.isLoopHeader(target.ip)) {
            target.enteredAt = -1;
        }
        // Those who come to a merge have checked what they must.
        if (isMerge(target) && !mustCheck) {
            return jumpToVersion(target);
        }
        Way next = way(target);
        work.add(new Pending(next.scope, next.block, mustCheck));
        return next.jump;
    }

    private boolean isMerge(Scope at) {
        return at.map.isMerge(at.ip) || isJoin(at);
    }

    private boolean isJoin(Scope at) {
        return !joins.isEmpty() && joins.contains(Versions.place(at));
    }

    /** Lets the paths of the present instruction meet behind it. */
    private void joinBehind() {
        joins.add(Versions.place(behind(scope)));
    }

    private static Scope behind(Scope s) {
        Scope behind = s.copy();
        behind.ip = s.map.next(s.ip);
        behind.continuation = null;
        return behind;
    }

    /** {@return the longest bytecode to build into its caller here} */
    private int inlined() {
        if (!joins.isEmpty()) {
            for (Scope s = scope; s != null; s = s.outer) {
                if (isJoin(behind(s))) {
                    return Math.min(INLINED_OFTEN, effort.inlined());
                }
            }
        }
        return effort.inlined();
    }

    /** What was found out where the paths parted is not known where they meet. */
    private static Val metAgain(Val val) {
        if (val.isConstant()) {
            return val;
        }
        Origin origin = val.origin instanceof Origin.Before before ? before.origin() : val.origin;
        boolean parted =
                (val.kind instanceof Shape || val.kind == PyInstance.class)
                        && origin != null
                        && origin.kinds() instanceof Object[] several
                        && several.length > FEW_KINDS;
        return parted ? Val.object(val.value, PyInstance.class, origin) : val;
    }

    private Block.Jump jumpToVersion(Scope from) {
        if (isJoin(from)) {
            from.replaceAll(RegionBuilder::metAgain);
        }
        Scope known = from;
        Block version = versions.find(known);
        if (version == null && versions.isFull(from)) {
            known = versions.agreed(from);
            version = versions.find(known);
        }
        List<Value> arguments = new ArrayList<>();
        if (version == null) {
            version = newBlock(known);
            versions.add(known, version);
            work.add(new Pending(Versions.bind(known, version, arguments), version, false));
        } else {
            Versions.bind(known, new Block(""), arguments);
        }
        if (known != from) {
            fit(from, known, arguments);
        }
        return new Block.Jump(version, arguments);
    }

    /** Puts the values of {@code from} in place of those of a pattern. */
    private void fit(Scope from, Scope pattern, List<Value> arguments) {
        Scope saved = scope;
        scope = from.copy();
        arguments.replaceAll(Agreement.fit(this, scope, pattern)::get);
        scope = saved;
    }

    private static Block newBlock(Scope at) {
        return new Block(at.map.code.name() + "@" + (at.ip - at.map.code.codeStart()));
    }

    private static Way way(Scope from) {
        Block to = newBlock(from);
        List<Value> arguments = new ArrayList<>();
        Scope bound = Versions.bind(from, to, arguments);
        return new Way(to, bound, new Block.Jump(to, arguments));
    }

    private void take(Way way) {
        block = way.block;
        scope = way.scope;
    }

    private void endWith(Block.End end) {
        block.setEnd(end);
        throw new PathEnds();
    }

    // ---- operations ----------------------------------------------------------------------------

    /**
     * Emits a call. If it raises, the frame is as it was before the instruction, and the path goes
     * on at the handler, if there is one in the region.
     *
     * @return the result; of a method that returns nothing it is of no use
     */
    Value emit(MicroOp op, Value... arguments) {
        boolean escapes = op.effect() == Effect.ESCAPES;
        // Unknown code is to see the calls that are built in here, as they count too.
        boolean counts = escapes && scope.outer != null;
        if (counts) {
            count(Micro.COUNT_IN);
        }
        boolean catches = op.raises() && handlers.isTaken();
        Exit exit = op.raises() ? exit(handlers.raised(counts), null) : null;
        MicroOp called = catches ? op.catching(PyError.class) : op;
        Value value =
                add(new Value(Op.CALL, called.result(), Arrays.asList(arguments), called, exit));
        if (counts) {
            count(Micro.COUNT_OUT);
        }
        if (escapes) {
            escape();
        }
        return catches ? handled(value, op.result()) : value;
    }

    /** Goes on here with the result of a call; with what it raised, which may be it, elsewhere. */
    private Value handled(Value result, Type wanted) {
        Value raised = emitTest(Op.REF_CLASS_IS, PyError.class, result);
        Block here = newBlock(scope);
        Block other = newBlock(scope);
        // Values of the block stay in use in both: the region is closed when it is built.
        isOpen = true;
        block.setEnd(
                new Block.Branch(
                        raised, new Block.Jump(other, List.of()), new Block.Jump(here, List.of())));
        Scope present = scope;
        int depth = startDepth;
        boolean checks = mustCheck;
        block = other;
        scope = scope.copy();
        try {
            handlers.raise(emit(Micro.EXCEPTION, result));
            throw new IllegalStateException("the path goes on");
        } catch (PathEnds e) {
            mustCheck = checks;
        }
        block = here;
        scope = present;
        startDepth = depth;
        return switch (wanted) {
            case INT -> emit(Op.UNBOX_INT, result);
            case FLOAT -> emit(Op.UNBOX_FLOAT, result);
            case BOOL -> emit(Op.UNBOX_BOOL, result);
            case REF, VOID -> result;
        };
    }

    private void count(MicroOp op) {
        emit(op, Value.reference(vm), Value.constant(scope.height() - 1L));
        // It is no work that the region could be spared.
        operations--;
    }

    /** Emits an operation without exit. */
    Value emit(Op op, Value... arguments) {
        return add(new Value(op, op.result(), Arrays.asList(arguments), null, null));
    }

    Value emitTest(Op op, Class<?> payload, Value argument) {
        return add(new Value(op, op.result(), List.of(argument), payload, null));
    }

    /** Emits an arithmetic operation that leaves where the result does not fit. */
    Value checked(Op op, Value a, Value b) {
        return add(new Value(op, op.result(), List.of(a, b), null, exit(Cause.OVERFLOW, null)));
    }

    private Value add(Value value) {
        if (value.op().kind() != Op.Kind.PURE) {
            operations++;
        }
        block.body().add(value);
        return value;
    }

    void guard(Value condition, Exit exit) {
        add(new Value(Op.GUARD_TRUE, Type.VOID, List.of(condition), null, exit));
    }

    void guardNot(Value condition, Exit exit) {
        add(new Value(Op.GUARD_FALSE, Type.VOID, List.of(condition), null, exit));
    }

    /** Leaves, before the instruction does anything, if {@code condition} is false. */
    void check(Value condition) {
        guard(condition, exit(Cause.CHECK, null));
    }

    /** Unknown code has run: shapes and strategies may be others now. */
    void escape() {
        mustCheck = true;
        scope.replaceAll(Val::afterEscape);
    }

    /** Something was stored that code relies on not to change. */
    void mayBreakAssumptions() {
        mustCheck = true;
    }

    /** Ends the path with an exit before the instruction. */
    void leave(Cause cause) {
        endWith(new Block.Leave(exit(cause, null)));
    }

    /** Ends the region with the value of its outermost function. */
    void finish(Value value) {
        if (function != null) {
            emit(Micro.LEAVE, Value.reference(vm));
        }
        endWith(new Block.Return(value));
    }

    // ---- exits ---------------------------------------------------------------------------------

    /** {@return an exit that runs the present instruction again} */
    Exit exit(Cause cause, Value observed) {
        return new Exit(Snapshot.of(scope, startDepth), cause, observed);
    }

    // ---- knowledge -----------------------------------------------------------------------------

    /** {@return what tier 0 saw the present function do} */
    Feedback feedback() {
        return scope.map.code.feedback();
    }

    /** {@return where the result of the present instruction comes from, null if nobody noted it} */
    Origin result() {
        Feedback feedback = feedback();
        return feedback == null ? null : new Origin.Result(feedback, scope.ip);
    }

    /** {@return a new object of known kind, unboxed if it is a number; the kind may be null} */
    Val ofKind(Value value, Object kind) {
        if (kind == Long.class) {
            return Val.of(emit(Op.UNBOX_INT, value));
        }
        if (kind == Double.class) {
            return Val.of(emit(Op.UNBOX_FLOAT, value));
        }
        if (kind == Boolean.class) {
            return Val.of(emit(Op.UNBOX_BOOL, value));
        }
        return Val.object(value, kind, null);
    }

    /** {@return a new object of unknown kind, the present instruction's result} */
    Val unknown(Value value) {
        return Val.object(value, null, result());
    }

    /** {@return whether it is an instance of a class that has nothing from a built-in type} */
    boolean isPlainInstance(Val object) {
        Shape shape = object.shape();
        return shape != null && shape.owner() != null && shape.owner().nativeBase() == null;
    }

    /**
     * {@return what the class of a plain instance has under {@code name}, null if nothing; it is
     * relied on to stay so}
     */
    Object member(Val object, String name) {
        if (!isPlainInstance(object) || name.isEmpty()) {
            return null;
        }
        PyClass cls = object.shape().owner();
        rely(cls.assumeUnchanged());
        return cls.member(name);
    }

    /** Relies on {@code assumption} from now on. {@return false if it is null and cannot be} */
    boolean rely(Assumption assumption) {
        if (assumption == null) {
            return false;
        }
        assumptions.add(assumption);
        return true;
    }

    /** Notes that the region itself breaks {@code assumption}, which may be null. */
    void breaks(Assumption assumption) {
        breaksItself |= assumptions.contains(assumption);
    }

    /**
     * {@return whether the region breaks what it relies on} Built once more it does not rely on
     * that.
     */
    boolean breaksItself() {
        return breaksItself;
    }

    /** {@return the value as an object: boxed, or made if it is virtual} */
    Value object(Val val) {
        return making.object(val);
    }

    /** Makes the object that was virtual so far, and those in it. */
    Val make(Val virtual) {
        return making.make(virtual);
    }

    /** {@return a new Java array of objects} */
    Value array(Value... values) {
        return making.array(values);
    }

    /** Pops so many operands. {@return them, the topmost last} */
    List<Val> popped(int count) {
        List<Val> values = new ArrayList<>();
        for (int i = scope.depth - count; i < scope.depth; i++) {
            values.add(scope.stack[i]);
        }
        scope.depth -= count;
        return values;
    }

    /** Pops so many operands into a new Java array, as objects that are there from now on. */
    Value poppedArray(int count) {
        for (int i = scope.depth - count; i < scope.depth; i++) {
            if (scope.stack[i].isVirtual()) {
                make(scope.stack[i]);
            }
        }
        return making.array(popped(count));
    }

    /** Finds out what can be known about a value: see {@link Kinds#known}. */
    Val known(Val val) {
        return kinds.known(val);
    }

    /** Goes on with the first kind here; the others get a path that starts at this instruction. */
    Val split(Val val, Object[] several) {
        if (!effort.splits()) {
            return val;
        }
        if (several.length > FEW_KINDS) {
            joinBehind();
        }
        for (int i = 0; i < several.length - 1; i++) {
            Value condition = kinds.isOf(val, several[i]);
            Scope frame = atStart();
            Way same = way(frame);
            refineThere(same, frame.counterpart(val, same.scope), several[i]);
            work.add(new Pending(same.scope, same.block, false));
            Way other = way(frame);
            block.setEnd(new Block.Branch(condition, same.jump, other.jump));
            val = frame.counterpart(val, other.scope);
            take(other);
            startDepth = scope.depth;
        }
        kinds.expect(val, several[several.length - 1]);
        throw new Restart();
    }

    private Scope atStart() {
        Scope copy = scope.copy();
        copy.depth = startDepth;
        return copy;
    }

    private void refineThere(Way way, Val val, Object kind) {
        Scope savedScope = scope;
        Block savedBlock = block;
        take(way);
        kinds.refine(val, kind);
        scope = savedScope;
        block = savedBlock;
    }

    // ---- control -------------------------------------------------------------------------------

    /** Ends the block: goes on at {@code target}, which is ahead or a loop's start. */
    void goTo(int target) {
        scope.ip = target;
        endWith(jump(scope));
    }

    /** Ends the block with a branch: goes on with one of two frames. */
    void branchInside(Value condition, Scope yes, Scope no) {
        Block.Jump yesJump = jump(yes);
        Block.Jump noJump = jump(no);
        endWith(new Block.Branch(condition, yesJump, noJump));
    }

    /** Goes on here if {@code condition} is true, else with the frame {@code otherwise}. */
    void splitBlock(Value condition, Scope otherwise) {
        Way here = way(scope);
        block.setEnd(new Block.Branch(condition, here.jump, jump(otherwise)));
        take(here);
    }

    /**
     * Goes on here if {@code condition} is true; the other way is what {@code otherwise} builds,
     * which ends its path.
     */
    void orElse(Value condition, Runnable otherwise) {
        Way here = way(scope);
        Way other = way(scope);
        block.setEnd(new Block.Branch(condition, here.jump, other.jump));
        boolean checks = mustCheck;
        take(other);
        try {
            otherwise.run();
            throw new IllegalStateException("the path goes on");
        } catch (PathEnds e) {
            mustCheck = checks;
        }
        take(here);
    }

    /** Goes on in another frame, one built into the present one or around it. */
    void enter(Scope frame) {
        scope = frame;
        startDepth = frame.depth;
    }

    /**
     * {@return whether code can be built in here: it is warm and small, and not under way already}
     */
    boolean canInline(FunctionCode code) {
        if (code.raw().length() > inlined()
                || scope.height() >= effort.height()
                || isNearlyFull()) {
            return false;
        }
        if (code.feedback() == null) {
            unseen.add(code);
            return false;
        }
        // A function in itself would go on until the region is full.
        for (Scope s = scope; s != null; s = s.outer) {
            if (s.map.code == code) {
                return false;
            }
        }
        return map(code) != null;
    }

    /** {@return whether a call of {@code code} is one of the function that the region is} */
    boolean isRecursion(FunctionCode code) {
        return code == function;
    }

    /**
     * {@return whether the branch of the present instruction was seen to go a way}
     *
     * @param taken whether it jumped
     */
    boolean wasSeen(boolean taken) {
        Feedback feedback = feedback();
        if (feedback == null) {
            return true;
        }
        return taken ? feedback.wasTaken(scope.ip) : feedback.wasNotTaken(scope.ip);
    }

    /** {@return whether the next instruction is a jump that was seen taken and not taken} */
    boolean isBeforeFork() {
        int next = scope.map.next(scope.ip);
        int op = scope.map.bytes.at(next);
        return (op == Opcode.POP_JUMP_IF_TRUE || op == Opcode.POP_JUMP_IF_FALSE)
                && feedback() != null
                && feedback().wasTaken(next)
                && feedback().wasNotTaken(next);
    }

    /** {@return whether nothing large should be added} */
    boolean isNearlyFull() {
        return operations > effort.operations() / 2;
    }

    /** Goes on with the next instruction. */
    void next() {
        scope.ip = scope.map.next(scope.ip);
    }
}
