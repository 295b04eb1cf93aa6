package org.jmpy.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;

/**
 * Makes regions at random: loops of any form, guards, exits with virtuals and outer frames,
 * micro-ops of each effect, objects that change. All are well formed, keep the preconditions of
 * their operations, and end: jumps back count up.
 */
final class RandomRegions {
    /** What is known of the REF values made; {@code null} for the other types. */
    private enum Kind {
        HEAP,
        CELL,
        PAIR,
        LONG,
        ANY
    }

    private static final long[] INTS = {
        0, 1, -1, 2, 3, 7, 8, 10, 63, -8, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE
    };
    private static final double[] FLOATS = {
        0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 3.7, Double.NaN, Double.POSITIVE_INFINITY
    };
    private static final List<Op> INT_OPS =
            List.of(
                    Op.INT_ADD,
                    Op.INT_SUB,
                    Op.INT_MUL,
                    Op.INT_AND,
                    Op.INT_OR,
                    Op.INT_XOR,
                    Op.INT_ADD_CHECKED,
                    Op.INT_SUB_CHECKED,
                    Op.INT_MUL_CHECKED);
    private static final List<Op> COMPARISONS =
            List.of(Op.INT_EQ, Op.INT_NE, Op.INT_LT, Op.INT_LE, Op.INT_GT, Op.INT_GE);
    private static final List<Op> FLOAT_OPS =
            List.of(Op.FLOAT_ADD, Op.FLOAT_SUB, Op.FLOAT_MUL, Op.FLOAT_DIV);
    private static final List<Op> FLOAT_COMPARISONS =
            List.of(Op.FLOAT_EQ, Op.FLOAT_NE, Op.FLOAT_LT, Op.FLOAT_LE, Op.FLOAT_GT, Op.FLOAT_GE);

    private final Random random;
    private final List<Block> blocks = new ArrayList<>();
    private final IdentityHashMap<Value, Kind> kinds = new IdentityHashMap<>();
    private List<Value> defined;
    private Block block;
    private int exits;

    private RandomRegions(long seed) {
        random = new Random(seed);
    }

    /** {@return the region of a seed; its entries take INT, REF (the heap), INT, FLOAT, REF} */
    static Region make(long seed) {
        return new RandomRegions(seed).make();
    }

    private Region make() {
        Region region = new Region("random");
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            Block made = new Block("b" + i);
            parameter(made, Type.INT, null);
            parameter(made, Type.REF, Kind.HEAP);
            if (i == 0 || (i == 1 && random.nextInt(4) == 0)) {
                parameter(made, Type.INT, null);
                parameter(made, Type.FLOAT, null);
                parameter(made, Type.REF, Kind.ANY);
                region.entries().add(made);
            } else {
                for (int p = random.nextInt(5); p > 0; p--) {
                    anyParameter(made);
                }
            }
            blocks.add(made);
        }
        for (int i = 0; i < count; i++) {
            fill(i);
        }
        return region;
    }

    private void parameter(Block made, Type type, Kind kind) {
        Value parameter = Value.parameter(type);
        made.parameters().add(parameter);
        kinds.put(parameter, kind);
    }

    private void anyParameter(Block made) {
        switch (random.nextInt(7)) {
            case 0, 1 -> parameter(made, Type.INT, null);
            case 2 -> parameter(made, Type.FLOAT, null);
            case 3 -> parameter(made, Type.REF, Kind.CELL);
            case 4 -> parameter(made, Type.REF, Kind.PAIR);
            case 5 -> parameter(made, Type.REF, Kind.LONG);
            default -> parameter(made, Type.REF, Kind.ANY);
        }
    }

    private void fill(int index) {
        block = blocks.get(index);
        defined = new ArrayList<>(block.parameters());
        for (int n = random.nextInt(14); n > 0; n--) {
            operation();
        }
        end(index);
    }

    // ---- how blocks end

    private void end(int index) {
        boolean last = index == blocks.size() - 1;
        int choice = random.nextInt(10);
        if (choice == 0) {
            block.setEnd(new Block.Leave(exit()));
        } else if (choice == 1 || (last && choice < 5)) {
            block.setEnd(new Block.Return(integer()));
        } else if (choice < 5) {
            block.setEnd(forward(index));
        } else {
            Value condition = truth();
            if (random.nextInt(2) == 0) {
                Value counter = block.parameters().get(0);
                Value limit = Value.constant((long) random.nextInt(20));
                Value more = add(Op.INT_LT, counter, limit);
                Value both = random.nextBoolean() ? more : add(Op.BOOL_AND, more, condition);
                Value next = add(Op.INT_ADD, counter, Value.constant(1L));
                Block.Jump back = jump(blocks.get(random.nextInt(index + 1)), next);
                block.setEnd(new Block.Branch(both, back, forward(index)));
            } else {
                block.setEnd(new Block.Branch(condition, forward(index), forward(index)));
            }
        }
    }

    private Block.Jump forward(int index) {
        if (index == blocks.size() - 1) {
            Block done = new Block("done");
            parameter(done, Type.INT, null);
            done.setEnd(new Block.Return(done.parameters().get(0)));
            return new Block.Jump(done, List.of(integer()));
        }
        Block target = blocks.get(index + 1 + random.nextInt(blocks.size() - index - 1));
        return jump(target, block.parameters().get(0));
    }

    private Block.Jump jump(Block target, Value counter) {
        List<Value> arguments = new ArrayList<>();
        arguments.add(counter);
        for (Value parameter : target.parameters().subList(1, target.parameters().size())) {
            arguments.add(value(parameter.type(), kinds.get(parameter)));
        }
        return new Block.Jump(target, arguments);
    }

    // ---- values

    private Value value(Type type, Kind kind) {
        return switch (type) {
            case INT -> integer();
            case FLOAT -> number();
            case BOOL -> truth();
            default -> object(kind);
        };
    }

    private Value pick(Type type, Kind kind) {
        List<Value> fitting = new ArrayList<>();
        for (Value value : defined) {
            boolean fits = kind == null || kind == Kind.ANY || kinds.get(value) == kind;
            if (value.type() == type && fits) {
                fitting.add(value);
            }
        }
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }

    private Value integer() {
        Value value = random.nextInt(4) == 0 ? null : pick(Type.INT, null);
        return value == null ? Value.constant(INTS[random.nextInt(INTS.length)]) : value;
    }

    private Value number() {
        Value value = random.nextInt(4) == 0 ? null : pick(Type.FLOAT, null);
        return value == null ? Value.constant(FLOATS[random.nextInt(FLOATS.length)]) : value;
    }

    private Value truth() {
        Value value = random.nextInt(10) == 0 ? null : pick(Type.BOOL, null);
        return value == null ? comparison() : value;
    }

    private Value heap() {
        return block.parameters().get(1);
    }

    private Value object(Kind kind) {
        if (kind == Kind.ANY && random.nextInt(6) == 0) {
            return random.nextBoolean() ? Value.reference(null) : Value.reference(7L);
        }
        Value value = random.nextInt(5) == 0 ? null : pick(Type.REF, kind);
        if (value != null) {
            return value;
        }
        return switch (kind) {
            case HEAP -> heap();
            case CELL -> call(SampleOps.NEW_CELL, Kind.CELL, integer(), object(Kind.ANY));
            case PAIR -> call(SampleOps.NEW_PAIR, Kind.PAIR, object(Kind.ANY), object(Kind.ANY));
            case LONG -> ref(Kind.LONG, add(Op.BOX_INT, integer()));
            case ANY -> call(SampleOps.PLAIN, Kind.ANY, integer());
        };
    }

    private Value ref(Kind kind, Value value) {
        kinds.put(value, kind);
        return value;
    }

    private Value add(Op op, Value... arguments) {
        return add(op, null, arguments);
    }

    private Value add(Op op, Class<?> c, Value... arguments) {
        Exit exit = op.kind() == Op.Kind.GUARD ? exit() : null;
        return define(new Value(op, op.result(), List.of(arguments), c, exit));
    }

    private Value define(Value value) {
        block.body().add(value);
        if (value.type() != Type.VOID) {
            defined.add(value);
        }
        return value;
    }

    private Value call(MicroOp microOp, Kind kind, Value... arguments) {
        Exit exit = microOp.raises() ? exit() : null;
        return ref(
                kind,
                define(new Value(Op.CALL, microOp.result(), List.of(arguments), microOp, exit)));
    }

    private Exit exit() {
        String cause = "exit" + exits++;
        Resume outer = null;
        if (random.nextInt(3) == 0) {
            outer = new Resume("outer", slots(), null);
        }
        return new Exit(new Resume(cause, slots(), outer), cause, null);
    }

    private List<Source> slots() {
        List<Source> slots = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            slots.add(slot());
        }
        return slots;
    }

    private Source slot() {
        if (random.nextInt(8) == 0) {
            return new Virtual("pair", List.of(slot(), slot()));
        }
        return defined.isEmpty() ? Value.constant(1L) : defined.get(random.nextInt(defined.size()));
    }

    // ---- operations

    private Value comparison() {
        if (random.nextInt(4) == 0) {
            return add(one(FLOAT_COMPARISONS), number(), number());
        }
        return add(one(COMPARISONS), integer(), integer());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void operation() {
        switch (random.nextInt(37)) {
            case 0, 1, 2, 3, 4 -> add(one(INT_OPS), integer(), integer());
            case 5 -> add(random.nextBoolean() ? Op.INT_NEG : Op.INT_NOT, integer());
            case 6 -> shift();
            case 7 -> divide();
            case 8, 9 -> comparison();
            case 10 -> add(one(FLOAT_OPS), number(), number());
            case 11 -> add(Op.FLOAT_NEG, number());
            case 12 -> add(Op.INT_TO_FLOAT, integer());
            case 13 -> add(Op.BOOL_NOT, truth());
            case 14 -> add(random.nextBoolean() ? Op.BOOL_AND : Op.BOOL_OR, truth(), truth());
            case 15 -> add(Op.BOOL_TO_INT, truth());
            case 16, 17 -> add(random.nextBoolean() ? Op.GUARD_TRUE : Op.GUARD_FALSE, truth());
            case 18 -> ref(Kind.LONG, add(Op.BOX_INT, integer()));
            case 19 -> add(Op.UNBOX_INT, object(Kind.LONG));
            case 20 -> classGuard();
            case 21 -> identity();
            case 22 -> call(SampleOps.MIX, null, integer(), integer());
            case 23 -> call(SampleOps.IS_ODD, null, integer());
            case 24 -> call(SampleOps.DIVIDE, null, integer(), integer());
            case 25, 26 -> read();
            case 27 -> write();
            case 28 -> {
                if (random.nextInt(2) == 0) {
                    call(SampleOps.ESCAPE, null, heap(), object(Kind.ANY));
                }
            }
            case 29 -> call(SampleOps.NEW_CELL, Kind.CELL, integer(), object(Kind.ANY));
            case 30 -> call(SampleOps.NEW_PAIR, Kind.PAIR, object(Kind.ANY), object(Kind.ANY));
            case 31 -> readObject();
            case 32 -> writeObject();
            case 33 -> call(SampleOps.SLOT, null, heap(), slotNumber());
            case 34 -> call(SampleOps.PUT_SLOT, null, heap(), slotNumber(), integer());
            case 35 -> call(SampleOps.CLEAR_SLOTS, null, heap());
            default -> instance();
        }
    }

    private Value slotNumber() {
        return random.nextInt(3) == 0 ? integer() : Value.constant((long) random.nextInt(3));
    }

    private void shift() {
        Value count =
                random.nextBoolean()
                        ? Value.constant((long) random.nextInt(64))
                        : add(Op.INT_AND, integer(), Value.constant(63L));
        add(random.nextBoolean() ? Op.INT_SHL : Op.INT_SHR, integer(), count);
    }

    private void divide() {
        long[] divisors = {1, 2, 8, 3, -2, -7, Long.MAX_VALUE};
        Value divisor = Value.constant(divisors[random.nextInt(divisors.length)]);
        add(random.nextBoolean() ? Op.INT_FLOORDIV : Op.INT_MOD, integer(), divisor);
    }

    private void classGuard() {
        Value object = object(Kind.ANY);
        Kind kind = one(List.of(Kind.CELL, Kind.PAIR, Kind.LONG));
        if (kinds.get(object) == Kind.ANY && !object.isConstant()) {
            Value is = add(Op.REF_CLASS_IS, classOf(kind), object);
            add(Op.GUARD_TRUE, is);
            kinds.put(object, kind);
        } else {
            add(Op.REF_CLASS_IS, classOf(kind), object);
        }
    }

    private static Class<?> classOf(Kind kind) {
        return switch (kind) {
            case CELL -> SampleOps.Cell.class;
            case PAIR -> SampleOps.Pair.class;
            case LONG -> Long.class;
            case HEAP -> SampleOps.Heap.class;
            case ANY -> Object.class;
        };
    }

    private void instance() {
        List<Class<?>> classes = List.of(Number.class, Record.class, SampleOps.Cell.class);
        add(Op.REF_INSTANCE_OF, one(classes), object(Kind.ANY));
    }

    private void identity() {
        Kind kind = random.nextBoolean() ? Kind.CELL : Kind.PAIR;
        Value other = random.nextInt(4) == 0 ? Value.reference(null) : object(kind);
        add(Op.REF_IS, object(kind), other);
    }

    private void read() {
        switch (random.nextInt(4)) {
            case 0 -> call(SampleOps.READ_A, null, heap());
            case 1 -> call(SampleOps.READ_B, null, heap());
            case 2 -> call(SampleOps.READ_ANY, null, heap());
            default -> call(SampleOps.READ_ODD, null, heap(), integer());
        }
    }

    private void write() {
        switch (random.nextInt(3)) {
            case 0 -> call(SampleOps.WRITE_A, null, heap(), integer());
            case 1 -> call(SampleOps.WRITE_B, null, heap(), integer());
            default -> call(SampleOps.WRITE_ANY, null, heap());
        }
    }

    private void readObject() {
        switch (random.nextInt(3)) {
            case 0 -> call(SampleOps.CELL_X, null, object(Kind.CELL));
            case 1 -> call(SampleOps.CELL_Y, Kind.ANY, object(Kind.CELL));
            default -> {
                Value index = Value.constant((long) random.nextInt(2));
                call(SampleOps.PAIR_AT, Kind.ANY, object(Kind.PAIR), index);
            }
        }
    }

    private void writeObject() {
        if (random.nextBoolean()) {
            call(SampleOps.PUT_CELL_X, null, object(Kind.CELL), integer());
        } else {
            call(SampleOps.PUT_CELL_Y, null, object(Kind.CELL), object(Kind.ANY));
        }
    }
}
