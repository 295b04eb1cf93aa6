package org.jmpy.jvm;

import org.jmpy.ir.Block;
import org.jmpy.ir.Effect;
import org.jmpy.ir.Exit;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Region;
import org.jmpy.ir.Resume;
import org.jmpy.ir.Source;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.ir.Virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes regions at random: blocks that jump anywhere, with parameters that are often passed on as
 * they are, guards, checked arithmetic, calls that throw. Each block takes from the fuel in its
 * first parameter, so that all end.
 */
final class RandomRegions {
    private static final Type[] TYPES = {Type.INT, Type.FLOAT, Type.BOOL, Type.REF};
    private static final List<MicroOp> CALLS =
            List.of(
                    TestOps.mix(),
                    TestOps.pick(),
                    TestOps.of("scale", Effect.PURE),
                    TestOps.of("less", Effect.PURE),
                    TestOps.of("mix", Effect.READS),
                    TestOps.of("scale", Effect.WRITES),
                    TestOps.of("less", Effect.ESCAPES),
                    TestOps.of("pick", Effect.READS));

    /** On cells; the receiver must be one, so the generator makes it first. */
    private static final List<MicroOp> CELL_CALLS =
            List.of(
                    TestOps.cell("content", Effect.READS, false),
                    TestOps.cell("set", Effect.WRITES, false),
                    TestOps.cell("add", Effect.WRITES, false),
                    TestOps.cell("maybe", Effect.ESCAPES, true),
                    TestOps.cell("maybeLong", Effect.ESCAPES, true),
                    catching("maybe"),
                    catching("maybeLong"),
                    catching("check"),
                    TestOps.of("content", Effect.READS));

    private static final MicroOp CELL = TestOps.of("cell", Effect.ALLOCATES);

    private final Random random;
    private final Regions regions = new Regions("random");
    private final List<Block> blocks = new ArrayList<>();
    private final List<Value> known = new ArrayList<>();
    private Block block;

    private RandomRegions(Random random) {
        this.random = random;
    }

    static Region make(Random random) {
        return new RandomRegions(random).region();
    }

    private Region region() {
        int count = 1 + random.nextInt(14);
        Type[] common = types();
        for (int i = 0; i < count; i++) {
            Type[] types = random.nextInt(3) == 0 ? types() : common;
            boolean isEntry = i == 0 || random.nextInt(8) == 0;
            blocks.add(isEntry ? regions.entry(types) : Regions.block("b" + i, types));
        }
        int size = random.nextInt(4) == 0 ? 30 : 8;
        for (Block next : blocks) {
            block = next;
            fill(random.nextInt(size));
        }
        return regions.region;
    }

    private Type[] types() {
        Type[] types = new Type[1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 8)];
        for (int i = 0; i < types.length; i++) {
            types[i] = i == 0 ? Type.INT : TYPES[random.nextInt(TYPES.length)];
        }
        return types;
    }

    private void fill(int size) {
        known.clear();
        known.addAll(block.parameters());
        Value enough = Regions.op(block, Op.INT_GT, Regions.p(block, 0), Regions.num(0));
        Regions.guard(block, Op.GUARD_TRUE, exit(), enough);
        Value fuel = Regions.op(block, Op.INT_SUB, Regions.p(block, 0), Regions.num(1));
        for (int i = 0; i < size; i++) {
            operation();
        }
        switch (random.nextInt(12)) {
            case 0 -> Regions.ret(block, value(TYPES[random.nextInt(TYPES.length)]));
            case 1 -> block.setEnd(new Block.Leave(exit()));
            case 2, 3, 4, 5 -> block.setEnd(jump(fuel));
            default -> block.setEnd(new Block.Branch(value(Type.BOOL), jump(fuel), jump(fuel)));
        }
    }

    private Block.Jump jump(Value fuel) {
        Block target = blocks.get(random.nextInt(blocks.size()));
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < target.parameters().size(); i++) {
            Type type = target.parameters().get(i).type();
            if (i == 0) {
                arguments.add(fuel);
            } else if (random.nextInt(4) > 0
                    && i < block.parameters().size()
                    && Regions.p(block, i).type() == type) {
                arguments.add(Regions.p(block, i));
            } else {
                arguments.add(value(type));
            }
        }
        return new Block.Jump(target, arguments);
    }

    // ---- operations ----------------------------------------------------------------------------

    private void operation() {
        switch (random.nextInt(10)) {
            case 0 -> guard();
            case 1 -> call(CALLS.get(random.nextInt(CALLS.size())), null);
            case 2, 3 -> {
                Value cell = call(CELL, null);
                call(CELL_CALLS.get(random.nextInt(CELL_CALLS.size())), cell);
            }
            default -> plain();
        }
    }

    private void plain() {
        Op op = Op.values()[random.nextInt(Op.values().length)];
        switch (op) {
            case PARAM, CONST, CALL, GUARD_TRUE, GUARD_FALSE -> {}
            case INT_SHL, INT_SHR ->
                    define(op, value(Type.INT), Regions.num((long) random.nextInt(64)));
            case INT_FLOORDIV, INT_MOD -> define(op, value(Type.INT), Regions.num(divisor()));
            case REF_CLASS_IS, REF_INSTANCE_OF -> {
                Class<?>[] classes = {Long.class, TestOps.Cell.class, Object.class, Number.class};
                Class<?> c = classes[random.nextInt(classes.length)];
                known.add(Regions.test(block, op, c, value(Type.REF)));
            }
            case UNBOX_INT -> unbox(op, Long.class);
            case UNBOX_FLOAT -> unbox(op, Double.class);
            case UNBOX_BOOL -> unbox(op, Boolean.class);
            default -> {
                Value[] arguments = op.arguments().stream().map(this::value).toArray(Value[]::new);
                if (op.kind() == Op.Kind.GUARD) {
                    known.add(Regions.guard(block, op, exit(), arguments));
                } else {
                    define(op, arguments);
                }
            }
        }
    }

    private long divisor() {
        long[] divisors = {1, 2, 3, 64, -2, -7, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
        return divisors[random.nextInt(divisors.length)];
    }

    private void unbox(Op op, Class<?> c) {
        Value box = value(Type.REF);
        if (box.isConstant() && !c.isInstance(box.payload())) {
            return;
        }
        Value is = Regions.test(block, Op.REF_CLASS_IS, c, box);
        Regions.guard(block, Op.GUARD_TRUE, exit(), is);
        define(op, box);
    }

    private void define(Op op, Value... arguments) {
        known.add(Regions.op(block, op, arguments));
    }

    private void guard() {
        Value condition = value(Type.BOOL);
        Op op = random.nextBoolean() ? Op.GUARD_TRUE : Op.GUARD_FALSE;
        Regions.guard(block, op, exit(), condition);
    }

    private static MicroOp catching(String name) {
        return TestOps.cell(name, Effect.ESCAPES, true).catching(TestOps.Thrown.class);
    }

    private Value call(MicroOp microOp, Value receiver) {
        List<Value> arguments = new ArrayList<>();
        for (Type type : microOp.arguments()) {
            boolean first = arguments.isEmpty() && receiver != null;
            arguments.add(first ? receiver : value(type));
        }
        Exit exit = microOp.raises() ? exit() : null;
        Value result = Regions.call(block, microOp, exit, arguments.toArray(Value[]::new));
        if (result.type() != Type.VOID) {
            known.add(result);
        }
        return result;
    }

    // ---- values --------------------------------------------------------------------------------

    /** {@return a value of the type: mostly a recent one} */
    private Value value(Type type) {
        if (random.nextInt(6) > 0) {
            for (int tries = 0; tries < 8; tries++) {
                int back = random.nextInt(random.nextBoolean() ? 3 : known.size());
                Value value = known.get(Math.max(0, known.size() - 1 - back));
                if (value.type() == type) {
                    return value;
                }
            }
        }
        return switch (type) {
            case INT -> Regions.num(random.nextBoolean() ? random.nextInt(9) - 4 : divisor());
            case FLOAT -> Regions.num(random.nextInt(9) / 2.0 - 2);
            case BOOL -> Value.constant(random.nextBoolean());
            default -> {
                Object[] objects = {null, 7L, 1.5, false, "text"};
                yield Regions.ref(objects[random.nextInt(objects.length)]);
            }
        };
    }

    private Exit exit() {
        Resume resume = null;
        for (int frames = 1 + random.nextInt(3); frames > 0; frames--) {
            List<Source> slots = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                slots.add(source(2));
            }
            resume = new Resume("frame", slots, resume);
        }
        return new Exit(resume, null, random.nextInt(4) == 0 ? slot() : null);
    }

    private Source source(int depth) {
        if (depth == 0 || random.nextInt(5) > 0) {
            return random.nextInt(6) == 0 ? null : slot();
        }
        List<Source> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(source(depth - 1));
        }
        return new Virtual("virtual", fields);
    }

    private Value slot() {
        return value(TYPES[random.nextInt(TYPES.length)]);
    }
}
