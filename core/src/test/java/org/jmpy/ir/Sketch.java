package org.jmpy.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes regions down for the tests. */
final class Sketch {
    final Region region = new Region("test");
    private int points;

    /** {@return a new block with parameters of these types} */
    Block block(String name, Type... parameters) {
        Block block = new Block(name);
        for (Type type : parameters) {
            block.parameters().add(Value.parameter(type));
        }
        return block;
    }

    /** {@return a new entry} */
    Block entry(Type... parameters) {
        Block block = block("entry" + region.entries().size(), parameters);
        region.entries().add(block);
        return block;
    }

    Value op(Block block, Op op, Value... arguments) {
        Value value = new Value(op, op.result(), List.of(arguments), null, null);
        block.body().add(value);
        return value;
    }

    /** A REF_CLASS_IS or REF_INSTANCE_OF. */
    Value test(Block block, Op op, Class<?> c, Value argument) {
        Value value = new Value(op, Type.BOOL, List.of(argument), c, null);
        block.body().add(value);
        return value;
    }

    /** A guard or a checked operation, that leaves with these slots. */
    Value guard(Block block, Op op, List<Value> arguments, Source... slots) {
        Value value = new Value(op, op.result(), arguments, null, exit(slots));
        block.body().add(value);
        return value;
    }

    Value call(Block block, MicroOp microOp, Value... arguments) {
        Exit exit = microOp.raises() ? exit(arguments) : null;
        Value value = new Value(Op.CALL, microOp.result(), List.of(arguments), microOp, exit);
        block.body().add(value);
        return value;
    }

    Exit exit(Source... slots) {
        List<Source> sources = new ArrayList<>(Arrays.asList(slots));
        return new Exit(new Resume("p" + points, sources, null), "c" + points++, null);
    }

    static Block.Jump jump(Block target, Value... arguments) {
        return new Block.Jump(target, List.of(arguments));
    }

    static Value num(long value) {
        return Value.constant(value);
    }

    static Value num(double value) {
        return Value.constant(value);
    }
}
