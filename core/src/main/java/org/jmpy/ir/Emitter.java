package org.jmpy.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Adds operations to the block that is being built, if nothing else gives the result: constants are
 * folded, rules applied, values found that were computed before. Objects that need not be made are
 * kept in pieces: a floating value stands for each, and is made ({@link #real}) when it is needed
 * whole.
 */
final class Emitter {
    /** An object in pieces; {@code forced} is what it was made into, null as long as it was not. */
    private record Pieces(ObjectKind kind, MicroOp maker, List<Value> fields, Value forced) {}

    /** What to put back, and what to put back after that. */
    private record Undo(int id, Pieces old, Undo next) {}

    /** Key of the boxes that were made. */
    private static final Object PLACED = new Object();

    final Facts facts = new Facts();
    final ValueTable table = new ValueTable();
    final Memory memory = new Memory();
    private final RuleCount count;
    private final UnaryOperator<Exit> exits;
    private final Map<Object, Value> constants = new HashMap<>();
    private final IdentityHashMap<Object, Value> references = new IdentityHashMap<>();
    private final BitSet boxes = new BitSet();
    private final BitSet objects = new BitSet();
    private Pieces[] pieces = new Pieces[16];
    private Undo undo;
    private int ids;
    private Block block;
    private int changes;

    /**
     * @param exits rewrites the exits of operations that are added
     */
    Emitter(RuleCount count, UnaryOperator<Exit> exits) {
        this.count = count;
        this.exits = exits;
    }

    // ---- where

    /** A place to go back to. */
    record Mark(Object facts, int table, Object memory, Undo pieces) {}

    Mark mark() {
        return new Mark(facts.mark(), table.mark(), memory.mark(), undo);
    }

    void release(Mark mark) {
        facts.release(mark.facts);
        table.release(mark.table);
        memory.release(mark.memory);
        while (undo != mark.pieces) {
            pieces[undo.id] = undo.old;
            undo = undo.next;
        }
        changes++;
    }

    /** Goes on at the end of {@code next}. */
    void at(Block next) {
        block = next;
        changes++;
    }

    Block block() {
        return block;
    }

    /** {@return a number that is another whenever an object in pieces was another before} */
    int changes() {
        return changes;
    }

    void applied(Rule rule) {
        count.add(rule);
    }

    /** {@return {@code value} with a number} */
    Value number(Value value) {
        value.id = ids++;
        return value;
    }

    // ---- constants

    Value constant(long number) {
        return constant(Type.INT, number);
    }

    Value constant(boolean truth) {
        return constant(Type.BOOL, truth);
    }

    /** {@return the one value for a constant; the same object gives the same value} */
    Value constant(Type type, Object constant) {
        Map<Object, Value> known = type == Type.REF ? references : constants;
        Value value = known.get(constant);
        if (value == null) {
            value = number(new Value(Op.CONST, type, List.of(), constant, null));
            known.put(constant, value);
        }
        return value;
    }

    /** {@return the constant that is known to be the same as {@code value}, or {@code value}} */
    Value known(Value value) {
        if (value.isConstant()) {
            return value;
        }
        Object constant = facts.get(value).constant(value.type());
        return constant == Fact.UNKNOWN ? value : constant(value.type(), constant);
    }

    // ---- pure and checked operations

    /** {@return the result of a pure operation} */
    Value pure(Op op, Object payload, Value... x) {
        return operation(op, payload, Arrays.asList(x), null);
    }

    /**
     * {@return the result of a pure or checked operation, null if it always leaves}
     *
     * @param exit of a checked one, as it was in the region that is read
     */
    Value operation(Op op, Object payload, List<Value> arguments, Exit exit) {
        List<Value> x = new ArrayList<>(arguments.size());
        for (Value argument : arguments) {
            x.add(known(argument));
        }
        if (Rules.commutes(op) && before(x.get(1), x.get(0))) {
            x = List.of(x.get(1), x.get(0));
        } else if (Order.isComparison(op) && x.get(0).isConstant() && !x.get(1).isConstant()) {
            Op turned = Order.op(Order.swap(Order.of(op)));
            return operation(turned, payload, List.of(x.get(1), x.get(0)), exit);
        }
        Object folded = Rules.fold(op, payload, x);
        if (folded == Rules.LEAVES) {
            return null;
        }
        if (folded != Rules.NOT_CONSTANT) {
            applied(Rule.FOLD_CONSTANTS);
            return constant(op.result(), folded);
        }
        Value simple = Rules.apply(this, op, payload, x);
        if (simple != null) {
            return simple;
        }
        Value found = find(op, payload, x);
        if (found != null) {
            applied(Rule.COMMON_SUBEXPRESSION);
            return found;
        }
        return add(op, payload, x, exit);
    }

    /** Constants stand on the right, others in the order of their definition. */
    private static boolean before(Value left, Value right) {
        if (left.isConstant() != right.isConstant()) {
            return right.isConstant();
        }
        return left.id < right.id;
    }

    private Value find(Op op, Object payload, List<Value> x) {
        Value found = table.find(op, payload, x, 0);
        if (found == null && Rules.checked(op) != null) {
            found = table.find(Rules.checked(op), payload, x, 0);
        }
        return found;
    }

    private Value add(Op op, Object payload, List<Value> x, Exit exit) {
        Fact fact = Transfer.of(op, payload, x, facts);
        List<Value> arguments = x;
        boolean box = Rules.isBox(op);
        if (!box) {
            arguments = real(x);
        }
        Exit way = op.kind() == Op.Kind.GUARD ? exits.apply(exit) : null;
        Value value = number(new Value(op, op.result(), arguments, payload, way));
        if (box) {
            boxes.set(value.id);
        } else {
            block.body().add(value);
        }
        facts.set(value, fact);
        table.add(op, payload, arguments, 0, value);
        return value;
    }

    // ---- guards and calls

    /** Adds a guard of a condition that is not constant. */
    void guard(boolean wanted, Value condition, Exit exit) {
        Op op = wanted ? Op.GUARD_TRUE : Op.GUARD_FALSE;
        block.body()
                .add(number(new Value(op, Type.VOID, List.of(condition), null, exits.apply(exit))));
        facts.assume(condition, wanted);
    }

    /** Adds a call. {@return its result} */
    Value call(MicroOp microOp, List<Value> arguments, Exit exit) {
        List<Value> x = real(arguments);
        Exit way = exit == null ? null : exits.apply(exit);
        Value value = number(new Value(Op.CALL, microOp.result(), x, microOp, way));
        block.body().add(value);
        facts.set(value, Transfer.of(Op.CALL, microOp, x, facts));
        memory.run(microOp, x);
        return value;
    }

    // ---- boxes and objects in pieces

    /** {@return whether {@code value} stands for a box that was not made} */
    boolean isBox(Value value) {
        return !value.isConstant() && boxes.get(value.id);
    }

    /** {@return whether {@code value} stands for an object in pieces, here or elsewhere} */
    boolean isInPieces(Value value) {
        return !value.isConstant() && objects.get(value.id);
    }

    /** {@return the kind of an object in pieces, null if it is none} */
    ObjectKind kind(Value value) {
        Pieces p = piecesOf(value);
        return p == null || p.forced != null ? null : p.kind;
    }

    /** {@return the fields of an object in pieces} */
    List<Value> fields(Value object) {
        return piecesOf(object).fields;
    }

    private Pieces piecesOf(Value value) {
        return value.id < pieces.length && !value.isConstant() ? pieces[value.id] : null;
    }

    /** {@return a value that stands for an object in pieces} */
    Value inPieces(MicroOp maker, List<Value> fields) {
        ObjectKind kind = maker.role().kind();
        Value value = number(new Value(Op.CALL, Type.REF, List.of(), maker, null));
        objects.set(value.id);
        set(value, new Pieces(kind, maker, List.copyOf(fields), null));
        facts.set(value, Fact.object(kind.type(), true, true));
        return value;
    }

    void putField(Value object, int field, Value content) {
        Pieces p = piecesOf(object);
        List<Value> fields = new ArrayList<>(p.fields);
        fields.set(field, content);
        set(object, new Pieces(p.kind, p.maker, List.copyOf(fields), null));
    }

    private void set(Value object, Pieces now) {
        int id = object.id;
        if (id >= pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(id + 1, 2 * pieces.length));
        }
        undo = new Undo(id, pieces[id], undo);
        pieces[id] = now;
        changes++;
    }

    /** {@return what {@code value} was made into, or itself} */
    Value resolve(Value value) {
        Pieces p = piecesOf(value);
        return p == null || p.forced == null ? value : p.forced;
    }

    /** {@return the values, made here where they are not} */
    List<Value> real(List<Value> values) {
        List<Value> all = new ArrayList<>(values.size());
        for (Value value : values) {
            all.add(real(value));
        }
        return all;
    }

    /** {@return {@code value}, made here if it is one that was not} */
    Value real(Value value) {
        if (isBox(value)) {
            return placedBox(value);
        }
        Pieces p = piecesOf(value);
        if (p == null) {
            return value;
        }
        return p.forced == null ? make(value, p) : p.forced;
    }

    private Value placedBox(Value box) {
        Value found = table.find(PLACED, null, box.arguments(), 0);
        if (found == null) {
            found = number(new Value(box.op(), Type.REF, box.arguments(), null, null));
            block.body().add(found);
            facts.set(found, facts.get(box));
            table.add(PLACED, null, box.arguments(), 0, found);
        }
        return found;
    }

    private Value make(Value object, Pieces p) {
        // The fields may have been made themselves in the meantime.
        List<Value> fields = new ArrayList<>();
        for (Value field : p.fields) {
            fields.add(resolve(field));
        }
        Value made = call(p.maker, fields, null);
        set(object, new Pieces(p.kind, p.maker, p.fields, made));
        for (int i = 0; i < p.fields.size(); i++) {
            remember(p.kind, i, made, real(resolve(p.fields.get(i))));
        }
        return made;
    }

    /** Tells that a field of an object that was made holds {@code content} now. */
    void remember(ObjectKind kind, int field, Value object, Value content) {
        table.add(kind, null, List.of(object, constant(field)), version(kind, field), content);
    }

    /** {@return the version of the memory that a field is in, 0 if it is never written} */
    int version(ObjectKind kind, int field) {
        String part = kind.fields().get(field).memory();
        return part == null ? 0 : memory.version(part, (long) field);
    }
}
