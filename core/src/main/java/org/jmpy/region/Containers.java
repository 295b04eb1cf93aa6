package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.DictView;
import org.jmpy.object.HashTable;
import org.jmpy.object.Iteration;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;

import java.util.Map;

/**
 * Operations on texts, dicts, sets and bytes of known kinds. Keys of dicts and sets are searched
 * for first, by a micro-op that only reads: so looking for a key, getting and setting its value
 * search once. Where comparing keys would take Python code, or an item is not there, the region is
 * left.
 */
final class Containers {
    static final Class<?> TUPLE_ITERATOR = Iteration.iter(PyTuple.EMPTY).getClass();
    static final Class<?> TEXT_ITERATOR = Iteration.iter("").getClass();
    private static final Class<?> ITEM_ITERATOR = iterator(DictView.Kind.ITEMS);
    private static final Class<?> VALUE_ITERATOR = iterator(DictView.Kind.VALUES);
    private static final Map<Class<?>, Class<?>> ITERATORS =
            Map.of(
                    PyDict.class, iterator(DictView.Kind.KEYS),
                    PySet.class, Iteration.iter(new PySet()).getClass(),
                    PyBytes.class, Iteration.iter(PyBytes.EMPTY).getClass());

    private final RegionBuilder b;

    Containers(RegionBuilder builder) {
        b = builder;
    }

    private static Class<?> iterator(DictView.Kind kind) {
        return DictView.iterator(new PyDict(), kind).getClass();
    }

    private static boolean isText(Val val) {
        return val.javaClass() == String.class;
    }

    private static boolean isTable(Val val) {
        return val.javaClass() == PyDict.class || val.javaClass() == PySet.class;
    }

    // ---- dicts and sets ------------------------------------------------------------------------

    /** {@return whether {@link #find} knows how to search for a key} */
    private static boolean isKey(Val key) {
        return key.is(Type.INT)
                || isText(key)
                || key.shell == Shell.TUPLE
                || key.javaClass() == PyTuple.class
                || isType(key);
    }

    private static boolean isType(Val val) {
        return val.shell == Shell.TYPE || val.constant() instanceof PyType;
    }

    private Val made(Val val) {
        return val.isVirtual() ? b.make(val) : val;
    }

    /** {@return the number of the entry of a key, which {@link #isKey}; -1 if there is none} */
    private Value find(Val table, Val key) {
        MicroOp search =
                key.is(Type.INT)
                        ? Micro.FIND_INT
                        : isText(key)
                                ? Micro.FIND_TEXT
                                : key.javaClass() == PyTuple.class
                                        ? Micro.FIND_TUPLE
                                        : Micro.FIND_TYPE;
        Value entry = b.emit(search, table.value, key.value);
        b.check(b.emit(Op.INT_GT, entry, Value.constant((long) HashTable.UNKNOWN)));
        return entry;
    }

    /** {@return {@code dict[key]}, null if nothing was done} */
    private Val dictItem(Val dict, Val index) {
        if (!isKey(index)) {
            return null;
        }
        Value entry = find(dict, made(index));
        b.check(b.emit(Op.INT_GE, entry, Value.constant(0L)));
        return b.unknown(b.emit(Micro.DICT_VALUE, dict.value, entry));
    }

    /** {@return {@code dict.get(key, absent)}, null if nothing was done} */
    Val get(Val dict, Val index, Val absent) {
        if (dict.javaClass() != PyDict.class || !isKey(index)) {
            return null;
        }
        Value entry = find(dict, made(index));
        return b.unknown(b.emit(Micro.DICT_VALUE_OR, dict.value, entry, b.object(absent)));
    }

    private void storeDictItem(Val dict, Val index, Val val) {
        Val key = made(index);
        Value entry = find(dict, key);
        MicroOp put =
                key.is(Type.INT) ? Micro.PUT_INT : isText(key) ? Micro.PUT_TEXT : Micro.PUT_TUPLE;
        b.emit(put, dict.value, entry, key.value, b.object(val));
        b.mayBreakAssumptions();
    }

    /** Does {@code set.add(member)}. {@return false if nothing was done} */
    boolean add(Val set, Val item) {
        if (set.javaClass() != PySet.class || !isKey(item)) {
            return false;
        }
        Val member = made(item);
        Value entry = find(set, member);
        b.emit(Micro.SET_ADD, set.value, entry, b.object(member));
        return true;
    }

    // ---- iteration -----------------------------------------------------------------------------

    /** {@return an iterator over a value, null if it is not known how to get it} */
    Val iterator(Val iterable) {
        if (iterable.javaClass() == PyList.class) {
            return Val.virtual(Shell.LIST_ITERATOR, iterable, Val.constant(0L));
        }
        if (isText(iterable)) {
            return Val.virtual(Shell.TEXT_ITERATOR, iterable, Val.constant(0L));
        }
        if (iterable.javaClass() == PyTuple.class) {
            return Val.virtual(Shell.TUPLE_ITERATOR, iterable, Val.constant(0L));
        }
        if (iterable.shell == Shell.DICT_ITEMS) {
            Value dict = iterable.fields.get(0).value;
            return Val.object(b.emit(Micro.ITEM_ITERATOR, dict), ITEM_ITERATOR, null);
        }
        if (iterable.shell == Shell.DICT_VALUES) {
            Value dict = iterable.fields.get(0).value;
            return Val.object(b.emit(Micro.VALUE_ITERATOR, dict), VALUE_ITERATOR, null);
        }
        Class<?> iterator =
                iterable.javaClass() == null ? null : ITERATORS.get(iterable.javaClass());
        return iterator == null
                ? null
                : Val.object(b.emit(Micro.CONTAINER_ITERATOR, iterable.value), iterator, null);
    }

    /** {@return {@code enumerate(iterable, start)}, null if nothing was done} */
    Val enumerated(Val iterable, Val start) {
        boolean hasIndexes =
                iterable.javaClass() == PyList.class
                        || iterable.javaClass() == PyTuple.class
                        || isText(iterable);
        return hasIndexes && start.is(Type.INT)
                ? Val.virtual(Shell.ENUMERATE, iterator(iterable), start)
                : null;
    }

    /** {@return {@code dict.items()} or {@code dict.values()}, null if nothing was done} */
    Val view(Val dict, Shell shell) {
        return dict.javaClass() == PyDict.class ? Val.virtual(shell, dict) : null;
    }

    // ---- subscripts ----------------------------------------------------------------------------

    /** {@return {@code container[index]}, null if nothing was done} */
    Val item(Val container, Val index) {
        if (container.javaClass() == PyDict.class) {
            return dictItem(container, index);
        }
        if (!index.is(Type.INT)) {
            return null;
        }
        if (isText(container)) {
            Value character = b.emit(Micro.TEXT_ITEM, container.value, index.value);
            b.check(b.emit(Op.BOOL_NOT, isNull(character)));
            return Val.object(character, String.class, null);
        }
        MicroOp op =
                container.javaClass() == PyBytes.class
                        ? Micro.BYTES_ITEM
                        : container.javaClass() == PyByteArray.class ? Micro.BYTE_ARRAY_ITEM : null;
        if (op == null) {
            return null;
        }
        Value item = b.emit(op, container.value, index.value);
        b.check(b.emit(Op.INT_GE, item, Value.constant(0L)));
        return Val.of(item);
    }

    private Value isNull(Value value) {
        return b.emit(Op.REF_IS, value, Value.reference(null));
    }

    /** Does {@code container[index] = val}. {@return false if nothing was done} */
    boolean store(Val container, Val index, Val val) {
        if (container.javaClass() == PyDict.class && isKey(index) && !isType(index)) {
            storeDictItem(container, index, val);
            return true;
        }
        if (container.javaClass() == PyByteArray.class && index.is(Type.INT) && val.is(Type.INT)) {
            Value at = b.emit(Micro.BYTE_ARRAY_INDEX, container.value, index.value);
            b.check(b.emit(Op.INT_GE, at, Value.constant(0L)));
            b.emit(Micro.SET_BYTE, container.value, at, val.value);
            return true;
        }
        return false;
    }

    // ---- operators -----------------------------------------------------------------------------

    /** {@return the result of a binary operation, null if it is not done here} */
    Val binary(int op, Val left, Val right) {
        if (op == BinaryOp.IN) {
            return contains(right, left);
        }
        if (isText(left) && isText(right)) {
            return texts(op, left.value, right.value);
        }
        boolean sets = left.javaClass() == PySet.class && right.javaClass() == PySet.class;
        return sets ? sets(op, left.value, right.value) : null;
    }

    private Val sets(int op, Value left, Value right) {
        Class<?> kind =
                switch (op) {
                    case BinaryOp.LESS, BinaryOp.LESS_EQUAL, BinaryOp.MORE, BinaryOp.MORE_EQUAL ->
                            Boolean.class;
                    case BinaryOp.OR,
                            BinaryOp.AND,
                            BinaryOp.XOR,
                            BinaryOp.SUBTRACT,
                            BinaryOp.INPLACE_OR,
                            BinaryOp.INPLACE_AND,
                            BinaryOp.INPLACE_XOR,
                            BinaryOp.INPLACE_SUBTRACT ->
                            PySet.class;
                    default -> null;
                };
        if (kind == null) {
            return null;
        }
        return b.ofKind(b.emit(Micro.SET_BINARY, Value.constant((long) op), left, right), kind);
    }

    private Val contains(Val container, Val item) {
        if (isTable(container) && isKey(item)) {
            Value entry = find(container, made(item));
            return Val.of(b.emit(Op.INT_GE, entry, Value.constant(0L)));
        }
        if (isText(container) && isText(item)) {
            return Val.of(b.emit(Micro.TEXT_CONTAINS, container.value, item.value));
        }
        if (container.constant() instanceof PyTuple tuple && ContainerOps.isQuiet(tuple)) {
            // The type of a value stays virtual: more may be asked about it.
            Value object =
                    item.shell == Shell.TYPE
                            ? b.emit(Micro.TYPE_OF, b.object(item.fields.getFirst()))
                            : b.object(item);
            Value entry = b.emit(Micro.TUPLE_FIND, container.value, object);
            b.check(b.emit(Op.INT_GT, entry, Value.constant((long) HashTable.UNKNOWN)));
            return Val.of(b.emit(Op.INT_GE, entry, Value.constant(0L)));
        }
        if (container.kind == PyList.Strategy.LONGS && item.is(Type.INT)) {
            return Val.of(b.emit(Micro.LIST_HAS_LONG, container.value, item.value));
        }
        return null;
    }

    private Val texts(int op, Value left, Value right) {
        return switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD ->
                    Val.object(b.emit(Micro.TEXT_CONCAT, left, right), String.class, null);
            case BinaryOp.EQUAL -> Val.of(b.emit(Micro.TEXT_EQUALS, left, right));
            case BinaryOp.NOT_EQUAL ->
                    Val.of(b.emit(Op.BOOL_NOT, b.emit(Micro.TEXT_EQUALS, left, right)));
            case BinaryOp.LESS -> ordered(Op.INT_LT, left, right);
            case BinaryOp.LESS_EQUAL -> ordered(Op.INT_LE, left, right);
            case BinaryOp.MORE -> ordered(Op.INT_GT, left, right);
            case BinaryOp.MORE_EQUAL -> ordered(Op.INT_GE, left, right);
            default -> null;
        };
    }

    private Val ordered(Op op, Value left, Value right) {
        return Val.of(b.emit(op, b.emit(Micro.TEXT_ORDER, left, right), Value.constant(0L)));
    }

    /**
     * Does += on a text in a loop that does nothing else with it. It grows in place: what makes it
     * again and again takes time for its whole length.
     *
     * @param at where on the stack it is, and what is added above
     * @return null if nothing was done
     */
    Val grow(int at) {
        Scope s = b.scope;
        Val left = s.stack[at];
        int local = s.map.setNext(s.ip);
        if (local < 0
                || s.locals[local] != left
                || !isText(s.stack[at + 1])
                || !(isText(left) || (left.shell == Shell.GROWING_TEXT && s.isOnlyLocal(left)))
                || !s.map.growsOnly(s.ip, local)) {
            return null;
        }
        Val builder =
                isText(left)
                        ? Val.object(
                                b.emit(Micro.TEXT_BUILDER, left.value), StringBuilder.class, null)
                        : left.fields.get(0);
        b.emit(Micro.TEXT_APPEND, builder.value, s.stack[at + 1].value);
        return Val.virtual(Shell.GROWING_TEXT, builder);
    }

    // ---- builtin functions ---------------------------------------------------------------------

    /** {@return the length of a container, null if it is not known how to get it} */
    Value length(Val val) {
        MicroOp op =
                isTable(val)
                        ? Micro.TABLE_SIZE
                        : isText(val)
                                ? Micro.TEXT_LENGTH
                                : val.javaClass() == PyBytes.class
                                        ? Micro.BYTES_SIZE
                                        : val.javaClass() == PyByteArray.class
                                                ? Micro.BYTE_ARRAY_SIZE
                                                : null;
        return op == null ? null : b.emit(op, val.value);
    }

    /** {@return {@code str(val)}, null if nothing was done} */
    Val text(Val val) {
        if (val.is(Type.INT)) {
            return Val.object(b.emit(Micro.INT_TEXT, val.value), String.class, null);
        }
        return isText(val) ? val : null;
    }

    /** {@return {@code ord(val)}, null if nothing was done} */
    Val ord(Val val) {
        if (!isText(val)) {
            return null;
        }
        Value code = b.emit(Micro.ORD, val.value);
        b.check(b.emit(Op.INT_GE, code, Value.constant(0L)));
        return Val.of(code);
    }

    /** {@return {@code chr(val)}, null if nothing was done} */
    Val chr(Val val) {
        if (!val.is(Type.INT)) {
            return null;
        }
        b.check(b.emit(Op.INT_GE, val.value, Value.constant(0L)));
        b.check(b.emit(Op.INT_LT, val.value, Value.constant(0x110000L)));
        return Val.object(b.emit(Micro.CHR, val.value), String.class, null);
    }
}
