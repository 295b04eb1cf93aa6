package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a region as one method. As each local has one kind all the time, and is set at the start,
 * all stack map frames are the same but for what exits have on the stack.
 */
final class RegionEmitter {
    static final ClassDesc STATE = Signatures.desc(State.class);

    private static final ClassDesc FAULTS = Signatures.desc(GuardFaults.class);
    private static final ClassDesc HANDLE = Signatures.desc(MethodHandle.class);
    private static final int MAX_LINE = 65_535;
    private static final ClassDesc SUPPORT = Signatures.desc(RegionSupport.class);

    private final RegionGraph graph;
    private final List<WriteBack> writeBacks;
    private final Writers writers;
    private final boolean isFunction;
    private final ConstantPool pool;
    private final RegionSettings settings;
    private final Training training;
    private final CodeBuilder b;
    private final Expressions expressions;
    private final StackMaps maps;
    private final List<Type> slotTypes;
    private final int parameterSlots;
    private final int thrownSlot;
    private int line;

    /**
     * @param writers makes the methods that make states
     * @param isFunction whether the method's parameters are those of the first entry and it returns
     *     an object, else they are number of the entry and state and it returns a state
     * @param parameterSlots how many slots the parameters take
     * @param training null for none
     */
    RegionEmitter(
            RegionGraph graph,
            List<WriteBack> writeBacks,
            LocalAllocator allocator,
            ConstantPool pool,
            Writers writers,
            boolean isFunction,
            int parameterSlots,
            RegionSettings settings,
            Training training,
            CodeBuilder b) {
        this.graph = graph;
        this.writeBacks = writeBacks;
        this.writers = writers;
        this.isFunction = isFunction;
        this.parameterSlots = parameterSlots;
        this.pool = pool;
        this.settings = settings;
        this.training = training;
        this.b = b;
        maps = new StackMaps(b);
        expressions = new Expressions(b, pool);
        slotTypes = allocator.slotTypes();
        thrownSlot = allocator.slotCount();
        // There may have been a first attempt, with labels of its own.
        graph.blocks.forEach(block -> block.label = null);
        graph.exits.forEach(ExitNode::forgetLabels);
    }

    void write() {
        start();
        for (BlockNode block : graph.blocks) {
            block(block);
        }
        for (WriteBack writeBack : writeBacks) {
            leave(writeBack);
        }
        maps.write();
    }

    // ---- frames --------------------------------------------------------------------------------

    private void addLocal(Type type) {
        switch (type) {
            case INT -> maps.longLocal();
            case FLOAT -> maps.doubleLocal();
            case BOOL -> maps.intLocal();
            default -> maps.objects(1);
        }
    }

    private Label label(BlockNode block) {
        if (block.label == null) {
            block.label = b.newLabel();
        }
        return block.label;
    }

    // ---- start ---------------------------------------------------------------------------------

    private void start() {
        if (isFunction) {
            maps.objects(parameterSlots);
        } else {
            maps.intLocal();
            maps.local(STATE);
        }
        int slot = parameterSlots;
        for (Type type : slotTypes) {
            addLocal(type);
            slot += clear(type, slot);
        }
        b.aconst_null().astore(thrownSlot);
        maps.local(Signatures.THROWABLE);
        if (training != null) {
            pool.load(b, training.probe(), HANDLE);
            b.invokevirtual(HANDLE, "invokeExact", MethodTypeDesc.of(CD_int));
            b.istore(thrownSlot + 1);
            maps.intLocal();
        }
        if (isFunction) {
            b.nop();
        } else {
            enter();
        }
    }

    /** The JVM's verifier wants each local set on each path; HotSpot removes what is not needed. */
    private int clear(Type type, int slot) {
        switch (type) {
            case INT -> b.lconst_0();
            case FLOAT -> b.dconst_0();
            case BOOL -> b.iconst_0();
            default -> b.aconst_null();
        }
        expressions.store(type, slot);
        return type == Type.INT || type == Type.FLOAT ? 2 : 1;
    }

    /** Reads the parameters of the entry that is asked for and goes there. */
    private void enter() {
        List<BlockNode> entries = graph.entries;
        if (entries.size() == 1) {
            readParameters(entries.getFirst());
            goTo(entries.getFirst(), 0);
            return;
        }
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            cases.add(SwitchCase.of(i, b.newLabel()));
        }
        b.iload(0).tableswitch(0, entries.size() - 1, cases.getFirst().target(), cases);
        for (int i = 0; i < entries.size(); i++) {
            maps.bind(cases.get(i).target());
            readParameters(entries.get(i));
            // Only the last one's code may be followed by the first block's.
            goTo(entries.get(i), i == entries.size() - 1 ? 0 : -1);
        }
    }

    private void readParameters(BlockNode entry) {
        int ints = 0;
        int floats = 0;
        int refs = 0;
        for (Node parameter : entry.parameters) {
            int index =
                    switch (parameter.type()) {
                        case INT, BOOL -> ints++;
                        case FLOAT -> floats++;
                        default -> refs++;
                    };
            if (parameter.needed) {
                readParameter(parameter, index);
            }
        }
    }

    private void readParameter(Node parameter, int index) {
        b.aload(1);
        switch (parameter.type()) {
            case INT -> b.getfield(STATE, "ints", CD_long.arrayType());
            case BOOL -> b.getfield(STATE, "ints", CD_long.arrayType());
            case FLOAT -> b.getfield(STATE, "floats", CD_double.arrayType());
            default -> b.getfield(STATE, "refs", CD_Object.arrayType());
        }
        b.loadConstant(index);
        switch (parameter.type()) {
            case INT -> b.laload();
            case BOOL -> b.laload().l2i();
            case FLOAT -> b.daload();
            default -> b.aaload();
        }
        expressions.store(parameter.type(), parameter.slot());
    }

    // ---- blocks --------------------------------------------------------------------------------

    private void block(BlockNode block) {
        boolean bound = !isOnlyFollowing(block);
        if (bound) {
            maps.bind(label(block));
        }
        expressions.setStraight(block);
        boolean isEmpty = true;
        for (Node node : block.body) {
            if (node.needed && node.place != Node.Place.SUNK) {
                operation(node);
                isEmpty = false;
            }
        }
        if (bound && isEmpty) {
            // Two frames at one position would be wrong.
            b.nop();
        }
        end(block);
    }

    /** {@return whether a block is entered only from the code before it} */
    private boolean isOnlyFollowing(BlockNode block) {
        if (block.isEntry) {
            return isFunction && block.order == 0 && block.predecessors.isEmpty();
        }
        return block.predecessors.size() == 1
                && block.predecessors.getFirst().source.order == block.order - 1
                && block.predecessors.getFirst().source.edges.size() == 1;
    }

    private void operation(Node node) {
        if (node.exit != null) {
            line(node.exit);
            if (settings.faults() != null && node.op() != Op.CALL) {
                pool.load(b, settings.faults(), FAULTS);
                b.invokeinterface(FAULTS, "fails", MethodTypeDesc.of(CD_boolean));
                b.ifne(failed(node.exit));
            }
        }
        switch (node.op()) {
            case GUARD_TRUE -> guard(node, false);
            case GUARD_FALSE -> guard(node, true);
            case INT_ADD_CHECKED, INT_SUB_CHECKED, INT_MUL_CHECKED -> {
                if (!expressions.checked(node, failed(node.exit))) {
                    keep(node);
                }
            }
            case CALL -> {
                call(node);
                keep(node);
            }
            default -> {
                expressions.compute(node);
                keep(node);
            }
        }
    }

    private void guard(Node node, boolean leavesIf) {
        Node condition = node.argument(0);
        if (training != null && settings.trained().test(node.exit.exit)) {
            expressions.jumpIfOrForced(
                    condition, leavesIf, failed(node.exit), thrownSlot + 1, node.exit.number);
        } else {
            expressions.jumpIf(condition, leavesIf, failed(node.exit));
        }
    }

    private void line(ExitNode exit) {
        if (settings.lines() != null) {
            int number = settings.lines().applyAsInt(exit.exit.resume().point());
            if (number != line && number > 0 && number <= MAX_LINE) {
                line = number;
                b.lineNumber(number);
            }
        }
    }

    private void call(Node node) {
        expressions.arguments(node);
        if (node.exit == null) {
            expressions.invoke(node.value.microOp());
            return;
        }
        if (node.exit.thrown == null) {
            node.exit.thrown = b.newLabel();
        }
        Label from = b.newBoundLabel();
        expressions.invoke(node.value.microOp());
        Label to = b.newBoundLabel();
        if (node.catches()) {
            catchResult(node.value.microOp(), from, to);
        }
        b.exceptionCatchAll(from, to, node.exit.thrown);
    }

    /**
     * Makes what a call throws its result; nothing is on the stack but the result.
     *
     * <p>Behind the call and not at the method's end: HotSpot gives up a method in which a jump
     * backwards has something on the stack, and takes a handler for one only if nothing else leads
     * there.
     */
    private void catchResult(MicroOp microOp, Label from, Label to) {
        expressions.boxResult(microOp);
        ClassDesc caught = Signatures.desc(microOp.caught());
        Label start = b.newLabel();
        Label behind = b.newLabel();
        b.goto_(behind);
        b.exceptionCatch(from, to, start, caught);
        maps.bind(start, StackMaps.type(caught));
        b.nop();
        maps.bind(behind, StackMaps.type(CD_Object));
        expressions.setStraight(null);
    }

    /** Puts the result of an operation, which is on the stack, where it shall be. */
    private void keep(Node node) {
        switch (node.place) {
            case LOCAL -> expressions.store(node.type(), node.slot());
            case STACK -> expressions.castForUser(node);
            case SUNK, OPEN -> {
                switch (node.type()) {
                    case INT, FLOAT -> b.pop2();
                    case BOOL, REF -> b.pop();
                    case VOID -> {}
                }
            }
        }
    }

    private Label failed(ExitNode exit) {
        if (exit.failed == null) {
            exit.failed = b.newLabel();
        }
        return exit.failed;
    }

    // ---- ends of blocks ------------------------------------------------------------------------

    private void end(BlockNode block) {
        if (block.leave != null) {
            b.goto_(failed(block.leave));
        } else if (block.edges.isEmpty()) {
            returnValue(block);
        } else if (block.edges.size() == 1) {
            BlockNode.Edge edge = block.edges.getFirst();
            move(edge);
            goTo(edge.target, block.order + 1);
        } else {
            branch(block);
        }
    }

    private void goTo(BlockNode target, int nextOrder) {
        if (target.order != nextOrder) {
            b.goto_(label(target));
        }
    }

    private void branch(BlockNode block) {
        BlockNode.Edge whenTrue = block.edges.get(0);
        BlockNode.Edge whenFalse = block.edges.get(1);
        Node condition = block.endValue.resolved();
        int next = block.order + 1;
        boolean movesTrue = moves(whenTrue);
        boolean movesFalse = moves(whenFalse);
        if (!movesTrue && (movesFalse || whenFalse.target.order == next)) {
            expressions.jumpIf(condition, true, label(whenTrue.target));
            move(whenFalse);
            goTo(whenFalse.target, next);
        } else if (!movesFalse) {
            expressions.jumpIf(condition, false, label(whenFalse.target));
            move(whenTrue);
            goTo(whenTrue.target, next);
        } else {
            Label otherwise = b.newLabel();
            expressions.jumpIf(condition, false, otherwise);
            move(whenTrue);
            b.goto_(label(whenTrue.target));
            maps.bind(otherwise);
            expressions.setStraight(null);
            move(whenFalse);
            goTo(whenFalse.target, next);
        }
    }

    private static boolean moves(BlockNode.Edge edge) {
        for (int i = 0; i < edge.arguments.length; i++) {
            if (edge.isMoved(i)) {
                return true;
            }
        }
        return false;
    }

    /** Gives the parameters of the target their values, all at once. */
    private void move(BlockNode.Edge edge) {
        for (int i = 0; i < edge.arguments.length; i++) {
            if (edge.isMoved(i)) {
                expressions.push(edge.argument(i));
            }
        }
        for (int i = edge.arguments.length - 1; i >= 0; i--) {
            if (edge.isMoved(i)) {
                Node parameter = edge.target.parameters[i];
                expressions.store(parameter.type(), parameter.slot());
            }
        }
    }

    private void returnValue(BlockNode block) {
        Node value = block.endValue == null ? null : block.endValue.resolved();
        if (isFunction) {
            if (value == null || value.type() != Type.REF) {
                throw new IllegalArgumentException("a function returns an object");
            }
            expressions.push(value);
            b.areturn();
            return;
        }
        if (value == null) {
            b.invokestatic(SUPPORT, "returned", MethodTypeDesc.of(STATE));
        } else {
            expressions.push(value);
            if (value.type() == Type.BOOL) {
                b.i2l();
            }
            ClassDesc type = Writers.arrayElement(value);
            b.invokestatic(SUPPORT, "returned", MethodTypeDesc.of(STATE, type));
        }
        b.areturn();
    }

    // ---- exits ---------------------------------------------------------------------------------

    /** Writes the ways to a write-back block, each of which brings its exit's number, and it. */
    private void leave(WriteBack writeBack) {
        expressions.setStraight(null);
        Label shared = b.newLabel();
        int ways = 0;
        for (ExitNode exit : writeBack.exits) {
            if (exit.failed != null) {
                if (ways++ > 0) {
                    b.goto_(shared);
                }
                maps.bind(exit.failed);
                b.loadConstant(exit.number);
            }
            if (exit.thrown != null) {
                if (ways++ > 0) {
                    b.goto_(shared);
                }
                maps.bind(exit.thrown, StackMaps.type(Signatures.THROWABLE));
                b.astore(thrownSlot).loadConstant(exit.number);
            }
        }
        if (ways == 0) {
            return;
        }
        if (ways > 1) {
            maps.bind(shared, SimpleVerificationTypeInfo.INTEGER);
        }
        writers.write(b, writeBack, expressions, thrownSlot);
        if (isFunction) {
            writers.leave(b);
        }
        b.areturn();
    }
}
