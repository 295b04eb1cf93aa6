package org.jmpy.jvm;

import org.jmpy.ir.Block;
import org.jmpy.ir.Exit;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Region;
import org.jmpy.ir.Resume;
import org.jmpy.ir.Source;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;

import java.util.Arrays;
import java.util.List;

/** Builds regions for the tests of the backend. */
final class Regions {
    final Region region;

    Regions(String name) {
        region = new Region(name);
    }

    Block entry(Type... parameters) {
        Block block = block("entry" + region.entries().size(), parameters);
        region.entries().add(block);
        return block;
    }

    static Block block(String name, Type... parameters) {
        Block block = new Block(name);
        for (Type type : parameters) {
            block.parameters().add(Value.parameter(type));
        }
        return block;
    }

    static Value p(Block block, int index) {
        return block.parameters().get(index);
    }

    static Value op(Block block, Op op, Value... arguments) {
        return add(block, new Value(op, op.result(), List.of(arguments), null, null));
    }

    static Value test(Block block, Op op, Class<?> c, Value argument) {
        return add(block, new Value(op, Type.BOOL, List.of(argument), c, null));
    }

    /** A guard or checked operation. */
    static Value guard(Block block, Op op, Exit exit, Value... arguments) {
        return add(block, new Value(op, op.result(), List.of(arguments), null, exit));
    }

    static Value call(Block block, MicroOp microOp, Exit exit, Value... arguments) {
        return add(block, new Value(Op.CALL, microOp.result(), List.of(arguments), microOp, exit));
    }

    private static Value add(Block block, Value value) {
        block.body().add(value);
        return value;
    }

    static Exit exit(Source... slots) {
        return new Exit(new Resume("at", Arrays.asList(slots), null), null, null);
    }

    static void jump(Block block, Block target, Value... arguments) {
        block.setEnd(new Block.Jump(target, List.of(arguments)));
    }

    static Block.Jump to(Block target, Value... arguments) {
        return new Block.Jump(target, List.of(arguments));
    }

    static void branch(Block block, Value condition, Block.Jump whenTrue, Block.Jump whenFalse) {
        block.setEnd(new Block.Branch(condition, whenTrue, whenFalse));
    }

    static void ret(Block block, Value value) {
        block.setEnd(new Block.Return(value));
    }

    static Value num(long value) {
        return Value.constant(value);
    }

    static Value num(double value) {
        return Value.constant(value);
    }

    static Value ref(Object value) {
        return Value.reference(value);
    }
}
