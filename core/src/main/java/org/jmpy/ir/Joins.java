package org.jmpy.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * How the parameters of a block that several jumps lead to become parameters of the new block, and
 * what each jump passes for them. A parameter that is an object in pieces on every way becomes a
 * parameter for each of its fields; one that is always a box becomes what is in it. Of jumps back
 * from a loop it is believed that they pass the same kinds of things as the others; if one does
 * not, the walk starts again without that belief.
 */
final class Joins {
    /** What a jump must pass for a value. */
    sealed interface Slot {}

    /** The value itself, whole. */
    private record Whole() implements Slot {}

    /** What is in the box. */
    private record Content(Op box) implements Slot {}

    /** The fields of an object. {@code objects} are those of the jumps known when it was made. */
    record Pieces(Value object, ObjectKind kind, List<Slot> fields, List<Value> objects, int index)
            implements Slot {}

    /** The same object as another parameter or field. */
    private record Same(Pieces other) implements Slot {}

    /**
     * A value that the jumps known when the slot was made have in common, if there are no others.
     */
    private record Common() implements Slot {}

    /** A belief about loops did not hold; the walk must start again. */
    static final class Restart extends RuntimeException {
        private static final long serialVersionUID = 1;

        Restart() {
            super("restart", null, false, false);
        }
    }

    private final Emitter emitter;
    private final Beliefs beliefs;
    private final Block source;
    private final Block target;
    private final List<Edge> known;
    private final boolean isLoop;
    private final Slot[] slots;
    private final List<Pieces> objects = new ArrayList<>();
    private int index;

    /**
     * @param known the jumps that were walked before
     * @param isLoop whether there are others
     */
    Joins(
            Emitter emitter,
            Beliefs beliefs,
            Block source,
            Block target,
            List<Edge> known,
            boolean isLoop) {
        this.emitter = emitter;
        this.beliefs = beliefs;
        this.source = source;
        this.target = target;
        this.known = known;
        this.isLoop = isLoop;
        this.slots = new Slot[source.parameters().size()];
    }

    /** Takes a parameter as it is, as the one at the same place of the target. */
    void keep(int parameter) {
        slots[parameter] = new Whole();
    }

    /** {@return what the parameter with this number is in the new block} */
    Value join(int parameter, Fact fact) {
        index = parameter;
        List<Value> arguments = new ArrayList<>();
        for (Edge edge : known) {
            arguments.add(edge.arguments.get(parameter));
        }
        List<Slot> made = new ArrayList<>();
        Type type = source.parameters().get(parameter).type();
        Value value = join(type, arguments, fact, true, made);
        slots[parameter] = made.getFirst();
        return value;
    }

    private Value join(
            Type type, List<Value> arguments, Fact fact, boolean outside, List<Slot> made) {
        if (arguments.isEmpty()) {
            return whole(type, fact, made);
        }
        Value first = arguments.getFirst();
        boolean same = !isLoop;
        for (Value argument : arguments) {
            same &= argument == first;
        }
        if (same && (!known.getFirst().objects.containsKey(first))) {
            made.add(new Common());
            emitter.facts.learn(first, fact);
            return first;
        }
        if (type == Type.REF && !beliefs.isWhole(source, index)) {
            if (isObject(arguments)) {
                return object(arguments, made);
            }
            Op box = boxOf(arguments, fact, outside);
            if (box != null) {
                made.add(new Content(box));
                Value content = parameter(unbox(box).result());
                emitter.facts.set(content, content(fact, content.type()));
                emitter.applied(Rule.PASSED_IN_PIECES);
                return emitter.pure(box, null, content);
            }
        }
        return whole(type, fact, made);
    }

    private Value whole(Type type, Fact fact, List<Slot> made) {
        made.add(new Whole());
        Value whole = parameter(type);
        emitter.facts.set(whole, fact);
        return whole;
    }

    private static Fact content(Fact fact, Type type) {
        return type == Type.FLOAT
                ? Fact.NOTHING
                : Fact.any(type).and(Fact.range(fact.lo(), fact.hi()));
    }

    private static Op unbox(Op box) {
        return Rules.unbox(box);
    }

    private Value parameter(Type type) {
        Value parameter = emitter.number(Value.parameter(type));
        target.parameters().add(parameter);
        return parameter;
    }

    // ---- objects in pieces

    private boolean isObject(List<Value> arguments) {
        ObjectKind kind = kindAt(known.getFirst(), arguments.getFirst());
        for (int i = 0; i < arguments.size(); i++) {
            if (kind == null || kindAt(known.get(i), arguments.get(i)) != kind) {
                return false;
            }
        }
        return true;
    }

    /** {@return the kind of an object that is in pieces at the jump, else null} */
    private static ObjectKind kindAt(Edge edge, Value value) {
        return edge.objects.containsKey(value) ? value.microOp().role().kind() : null;
    }

    private Value object(List<Value> arguments, List<Slot> made) {
        for (Pieces other : objects) {
            if (other.objects.equals(arguments)) {
                made.add(new Same(other));
                return other.object;
            }
        }
        MicroOp maker = arguments.getFirst().microOp();
        ObjectKind kind = maker.role().kind();
        List<Slot> slotsOfFields = new ArrayList<>();
        List<Value> fields = new ArrayList<>();
        for (int f = 0; f < kind.fields().size(); f++) {
            List<Value> contents = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                contents.add(known.get(i).objects.get(arguments.get(i)).get(f));
            }
            Type type = kind.fields().get(f).type();
            fields.add(join(type, contents, Fact.any(type), false, slotsOfFields));
        }
        Value object = emitter.inPieces(maker, fields);
        Pieces pieces = new Pieces(object, kind, slotsOfFields, arguments, index);
        objects.add(pieces);
        emitter.applied(Rule.PASSED_IN_PIECES);
        made.add(pieces);
        return object;
    }

    // ---- boxes

    /** {@return how the values are boxed if it is worth to pass what is in the boxes, else null} */
    private Op boxOf(List<Value> arguments, Fact fact, boolean outside) {
        Op box = null;
        boolean all = true;
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            if (emitter.isBox(argument)) {
                box = argument.op();
            } else if (known.get(i).contents.containsKey(argument)) {
                box = boxFor(fact);
            } else if (!argument.isConstant()) {
                all = false;
            }
        }
        if (!outside) {
            // Nothing is known of fields on the way back, it is only believed.
            return all && box != null && beliefs.mayUnboxFields(source, index) ? box : null;
        }
        if (box == null && isLoop && beliefs.isBoxedBack(source, index)) {
            box = boxFor(fact);
        }
        return box != null && box == boxFor(fact) ? box : null;
    }

    /** {@return how an object of which this is known was boxed, null if it is not known to be} */
    static Op boxFor(Fact fact) {
        if (fact.is(Long.class)) {
            return Op.BOX_INT;
        }
        if (fact.is(Double.class)) {
            return Op.BOX_FLOAT;
        }
        return fact.is(Boolean.class) ? Op.BOX_BOOL : null;
    }

    // ---- what the jumps pass

    /** Settles what a jump passes. */
    void pass(Edge edge) {
        edge.to = target;
        for (int i = 0; i < slots.length; i++) {
            index = i;
            if (slots[i] != null) {
                pass(edge, slots[i], edge.arguments.get(i));
            }
        }
    }

    private void pass(Edge edge, Slot slot, Value value) {
        if (slot instanceof Whole) {
            edge.passed.add(whole(edge, value));
        } else if (slot instanceof Content content) {
            edge.passed.add(content(edge, content.box, value));
        } else if (slot instanceof Pieces pieces) {
            pass(edge, pieces, value);
        } else if (slot instanceof Same same && edge.taken.get(value) != same.other) {
            disbelieve(index, same.other.index);
        }
    }

    private void pass(Edge edge, Pieces pieces, Value value) {
        if (kindAt(edge, value) != pieces.kind || edge.made.containsKey(value)) {
            disbelieve(index, index);
        }
        Pieces other = edge.taken.put(value, pieces);
        if (other != null) {
            disbelieve(index, other.index);
        }
        List<Value> fields = edge.objects.get(value);
        for (int f = 0; f < fields.size(); f++) {
            pass(edge, pieces.fields.get(f), fields.get(f));
        }
    }

    private void disbelieve(int one, int other) {
        beliefs.mustBeWhole(source, one);
        beliefs.mustBeWhole(source, other);
        throw new Restart();
    }

    /** {@return {@code value}, made on the way if it is in pieces} */
    private Value whole(Edge edge, Value value) {
        if (!emitter.isBox(value) && !edge.objects.containsKey(value)) {
            return value;
        }
        Value made = edge.made.get(value);
        if (made == null) {
            made = make(edge, value);
            edge.made.put(value, made);
        }
        return made;
    }

    private Value make(Edge edge, Value value) {
        if (emitter.isBox(value)) {
            return add(edge, new Value(value.op(), Type.REF, value.arguments(), null, null));
        }
        Pieces taken = edge.taken.get(value);
        if (taken != null) {
            disbelieve(index, taken.index);
        }
        List<Value> fields = new ArrayList<>();
        for (Value field : edge.objects.get(value)) {
            fields.add(whole(edge, field));
        }
        return add(edge, new Value(Op.CALL, Type.REF, fields, value.microOp(), null));
    }

    private Value add(Edge edge, Value value) {
        edge.code().body().add(emitter.number(value));
        return value;
    }

    private Value content(Edge edge, Op box, Value value) {
        if (value.op() == box) {
            return value.argument(0);
        }
        Value content = edge.contents.get(value);
        if (content != null && content.type() == unbox(box).result()) {
            return content;
        }
        if (value.isConstant()) {
            Object constant = value.payload();
            if (Meaning.isDefined(unbox(box), constant)) {
                return emitter.constant(unbox(box).result(), constant);
            }
        } else if (slots[index] instanceof Content) {
            return add(
                    edge, new Value(unbox(box), unbox(box).result(), List.of(value), null, null));
        }
        beliefs.mustNotUnboxFields(source, index);
        throw new Restart();
    }

    /** What is believed of parameters of blocks that loops jump back to. */
    static final class Beliefs {
        private final IdentityHashMap<Block, boolean[][]> broken = new IdentityHashMap<>();
        private final IdentityHashMap<Block, boolean[]> boxedBack = new IdentityHashMap<>();
        private boolean none;

        private boolean[] flags(Block block, int which) {
            boolean[][] flags = broken.get(block);
            if (flags == null) {
                flags = new boolean[2][block.parameters().size()];
                broken.put(block, flags);
            }
            return flags[which];
        }

        boolean isWhole(Block block, int parameter) {
            return none || flags(block, 0)[parameter];
        }

        void mustBeWhole(Block block, int parameter) {
            flags(block, 0)[parameter] = true;
        }

        boolean mayUnboxFields(Block block, int parameter) {
            return !flags(block, 1)[parameter];
        }

        void mustNotUnboxFields(Block block, int parameter) {
            flags(block, 1)[parameter] = true;
        }

        /** Tells that a jump back passes a box for the parameter. */
        void setBoxedBack(Block block, int parameter) {
            boolean[] flags = boxedBack.get(block);
            if (flags == null) {
                flags = new boolean[block.parameters().size()];
                boxedBack.put(block, flags);
            }
            flags[parameter] = true;
        }

        boolean isBoxedBack(Block block, int parameter) {
            boolean[] flags = boxedBack.get(block);
            return flags != null && flags[parameter];
        }

        /** From now on nothing is believed. */
        void giveUp() {
            none = true;
        }
    }
}
