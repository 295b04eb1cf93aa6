package org.jmpy.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Says what is wrong with a region: what {@link Op}, {@link MicroOp} and {@link Region} promise
 * about types, definitions and uses. Front ends and the optimiser are tested by it; it need not run
 * in production.
 */
public final class Check {
    private final List<String> faults = new ArrayList<>();
    private final Set<Value> everDefined = identitySet();
    private Set<Value> defined;
    private String place;

    private Check() {}

    /** {@return what is wrong, in order; empty if the region is well formed} */
    public static List<String> faults(Region region) {
        Check check = new Check();
        check.region(region);
        return check.faults;
    }

    /**
     * {@return {@code region}, which is well formed}
     *
     * @throws IllegalArgumentException telling the faults and the text if it is not
     */
    public static Region require(Region region) {
        List<String> faults = faults(region);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", faults) + "\n" + Printer.print(region));
        }
        return region;
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void region(Region region) {
        for (Block block : region.entries()) {
            place = "entries";
            unless(block.end() != null, "an entry without an end");
        }
        if (!faults.isEmpty()) {
            return;
        }
        region.blocks().forEach(this::block);
    }

    private void block(Block block) {
        defined = identitySet();
        place = "block " + block.name();
        for (Value parameter : block.parameters()) {
            unless(parameter.op() == Op.PARAM, "a parameter that is a " + parameter.op());
            unless(parameter.type() != Type.VOID, "a parameter without a type");
            define(parameter);
        }
        for (int i = 0; i < block.body().size(); i++) {
            place = "block " + block.name() + " operation " + i;
            operation(block.body().get(i));
        }
        place = "end of block " + block.name();
        end(block.end());
    }

    private void define(Value value) {
        unless(everDefined.add(value), "a value defined twice: " + value.op());
        defined.add(value);
    }

    private void operation(Value value) {
        Op op = value.op();
        switch (op.kind()) {
            case LEAF -> fault("a " + op + " among the operations");
            case CALL -> {
                if (unless(value.payload() instanceof MicroOp, "a call of no micro-op")) {
                    MicroOp microOp = value.microOp();
                    types(value, microOp.result(), microOp.arguments());
                    unless(
                            !microOp.raises() || value.exit() != null,
                            microOp + " can raise and has no exit");
                }
            }
            case PURE -> {
                types(value, op.result(), op.arguments());
                unless(value.exit() == null, op + " with an exit");
                boolean needsClass = op == Op.REF_CLASS_IS || op == Op.REF_INSTANCE_OF;
                unless(!needsClass || value.payload() instanceof Class, op + " without a class");
            }
            case GUARD -> {
                types(value, op.result(), op.arguments());
                unless(value.exit() != null, op + " without an exit");
            }
        }
        exit(value.exit());
        define(value);
    }

    private void types(Value value, Type result, List<Type> expected) {
        Object name = value.op() == Op.CALL ? value.payload() : value.op();
        unless(value.type() == result, name + " gives " + result + ", not " + value.type());
        uses(name, expected, value.arguments());
    }

    private void uses(Object name, List<Type> expected, List<Value> arguments) {
        if (!unless(
                expected.size() == arguments.size(),
                name + " takes " + expected.size() + " arguments, not " + arguments.size())) {
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            use(name, expected.get(i), arguments.get(i));
        }
    }

    private void use(Object name, Type expected, Value argument) {
        if (!unless(argument != null, name + " uses null")) {
            return;
        }
        unless(
                argument.type() == expected,
                name + " takes " + expected + ", not " + argument.type());
        unless(
                argument.isConstant() || defined.contains(argument),
                name + " uses a " + argument.op() + " that is not defined before in its block");
        if (argument.isConstant()) {
            constant(argument);
        }
    }

    private void constant(Value value) {
        boolean fits =
                switch (value.type()) {
                    case INT -> value.payload() instanceof Long;
                    case FLOAT -> value.payload() instanceof Double;
                    case BOOL -> value.payload() instanceof Boolean;
                    case REF -> true;
                    case VOID -> false;
                };
        unless(fits, "a constant " + value.payload() + " as " + value.type());
    }

    private void end(Block.End end) {
        if (end == null) {
            fault("missing");
        } else if (end instanceof Block.Jump jump) {
            jump(jump);
        } else if (end instanceof Block.Branch branch) {
            use("branch", Type.BOOL, branch.condition());
            jump(branch.whenTrue());
            jump(branch.whenFalse());
        } else if (end instanceof Block.Return r) {
            if (r.value() != null) {
                use("return", r.value().type(), r.value());
            }
        } else if (end instanceof Block.Leave leave) {
            unless(leave.exit() != null, "leave without an exit");
            exit(leave.exit());
        } else {
            throw new AssertionError(end);
        }
    }

    private void jump(Block.Jump jump) {
        List<Type> expected = new ArrayList<>();
        jump.target().parameters().forEach(parameter -> expected.add(parameter.type()));
        uses("jump to " + jump.target().name(), expected, jump.arguments());
    }

    private void exit(Exit exit) {
        if (exit == null) {
            return;
        }
        for (Resume frame = exit.resume(); frame != null; frame = frame.outer()) {
            for (Source slot : frame.slots()) {
                source(slot, identitySet());
            }
        }
        if (exit.observed() != null) {
            use("exit", exit.observed().type(), exit.observed());
        }
    }

    private void source(Source source, Set<Virtual> around) {
        if (source instanceof Value value) {
            use("slot", value.type(), value);
        } else if (source instanceof Virtual object) {
            if (unless(around.add(object), "a virtual that contains itself")) {
                object.fields().forEach(field -> source(field, around));
                around.remove(object);
            }
        }
    }

    private boolean unless(boolean good, String fault) {
        if (!good) {
            fault(fault);
        }
        return good;
    }

    private void fault(String what) {
        faults.add(place + ": " + what);
    }
}
