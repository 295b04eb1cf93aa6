package org.jmpy.region;

import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;

import java.util.List;

/** Iteration, unpacking, and the displays of tuples, lists, sets and dicts. */
final class Sequences {
    private static final int ITERATOR_SLOTS = 4;
    private static final int ITERATOR_DOWN = 2;

    private final RegionBuilder b;
    private final Accesses accesses;
    private final Intrinsics intrinsics;
    private final Containers containers;
    private final Suspensions suspensions;

    Sequences(RegionBuilder builder, Accesses accesses, Suspensions suspensions) {
        b = builder;
        this.accesses = accesses;
        this.suspensions = suspensions;
        intrinsics = new Intrinsics(builder);
        containers = new Containers(builder);
    }

    private void push(Val val) {
        b.scope.push(val);
        b.next();
    }

    // ---- iteration -----------------------------------------------------------------------------

    void iterate(boolean onStack) {
        Scope s = b.scope;
        s.depth--;
        int at = s.depth;
        Val iterator = iterator(b.known(s.stack[at]));
        s = b.scope;
        if (onStack) {
            s.push(Val.NULL);
            s.push(iterator);
            s.push(Val.NULL);
            push(Val.NULL);
        } else {
            push(iterator);
        }
    }

    private Val iterator(Val iterable) {
        if (iterable.shell == Shell.RANGE) {
            Val start = iterable.fields.get(0);
            Val step = iterable.fields.get(2);
            Value count =
                    b.emit(
                            Micro.RANGE_COUNT,
                            start.value,
                            iterable.fields.get(1).value,
                            step.value);
            return Val.virtual(Shell.RANGE_ITERATOR, start, Val.of(count), step);
        }
        if (iterable.shell == Shell.ENUMERATE) {
            return iterable;
        }
        Val known = containers.iterator(iterable);
        return known != null ? known : b.unknown(b.emit(Micro.ITER, b.object(iterable)));
    }

    void forIter(int target) {
        b.known(iterator());
        Shell shell = source().shell;
        if (shell == Shell.RANGE_ITERATOR) {
            forRange(target);
        } else if (shell == Shell.LIST_ITERATOR) {
            forList(target);
        } else if (shell == Shell.TUPLE_ITERATOR) {
            forIndexed(b.emit(Micro.TUPLE_SIZE, source().fields.get(0).value), target);
        } else if (shell == Shell.TEXT_ITERATOR) {
            forIndexed(b.emit(Micro.TEXT_UNITS, source().fields.get(0).value), target);
        } else if (!suspensions.enter(iterator(), () -> forAny(target))) {
            forAny(target);
        }
    }

    /** Goes on if there is one more item, and behind the loop if not. */
    private void more(Value condition, int target) {
        boolean ended = b.wasSeen(true);
        boolean went = b.wasSeen(false);
        if (!ended && !went) {
            b.leave(Cause.NEVER_RUN);
        }
        if (!ended) {
            b.guard(condition, b.exit(Cause.BRANCH, null));
        } else if (!went) {
            b.guardNot(condition, b.exit(Cause.BRANCH, null));
            b.scope.depth -= ITERATOR_SLOTS;
            b.goTo(target);
        } else {
            b.splitBlock(condition, behind(target));
        }
    }

    /** {@return the frame without the iterator that has ended} */
    private Scope behind(int target) {
        Scope end = b.scope.copy();
        end.depth -= ITERATOR_SLOTS;
        end.ip = target;
        return end;
    }

    private Val iterator() {
        return b.scope.stack[b.scope.depth - 1 - ITERATOR_DOWN];
    }

    /** {@return what the items come from: of an iterator that numbers them, the one inside} */
    private Val source() {
        Val iterator = iterator();
        return iterator.shell == Shell.ENUMERATE ? iterator.fields.getFirst() : iterator;
    }

    /** Goes on with an item, and its number if the loop wants that, too. */
    private void give(Val item) {
        Val iterator = iterator();
        if (iterator.shell != Shell.ENUMERATE) {
            push(item);
            return;
        }
        Val number = iterator.fields.get(1);
        Value next = b.emit(Op.INT_ADD, number.value, Value.constant(1L));
        b.scope.replace(
                iterator, Val.virtual(Shell.ENUMERATE, iterator.fields.getFirst(), Val.of(next)));
        // What was noted of this instruction is of what kind the tuples were.
        Val unnoted = item.isVague() ? Val.object(item.value, item.kind, null) : item;
        push(Val.virtual(Shell.TUPLE, number, unnoted));
    }

    private void forRange(int target) {
        Value left = iterator().fields.get(1).value;
        more(b.emit(Op.INT_NE, left, Value.constant(0L)), target);
        Val iterator = iterator();
        Val item = iterator.fields.get(0);
        Val step = iterator.fields.get(2);
        Value next = b.emit(Op.INT_ADD, item.value, step.value);
        Value rest = b.emit(Op.INT_SUB, iterator.fields.get(1).value, Value.constant(1L));
        b.scope.replace(
                iterator, Val.virtual(Shell.RANGE_ITERATOR, Val.of(next), Val.of(rest), step));
        push(item);
    }

    private void forList(int target) {
        b.known(source().fields.get(0));
        Val list = source().fields.get(0);
        if (list.kind == PyList.Strategy.EMPTY) {
            forAny(target);
            return;
        }
        forIndexed(b.emit(Micro.LIST_SIZE, list.value), target);
    }

    /** Goes over what a virtual iterator has by index: its first field, from its second on. */
    private void forIndexed(Value size, int target) {
        more(b.emit(Op.INT_LT, source().fields.get(1).value, size), target);
        Val iterator = source();
        Val items = iterator.fields.get(0);
        Value index = iterator.fields.get(1).value;
        Val item;
        if (iterator.shell == Shell.TUPLE_ITERATOR) {
            item = b.unknown(b.emit(Micro.TUPLE_ITEM, items.value, index));
        } else if (iterator.shell == Shell.TEXT_ITERATOR) {
            item = Val.object(b.emit(Micro.TEXT_AT, items.value, index), String.class, null);
        } else if (items.kind instanceof PyList.Strategy strategy) {
            item = accesses.itemAt(items.value, strategy, index);
        } else {
            item = b.unknown(b.emit(Micro.LIST_ITEM, items.value, index));
        }
        Value width =
                iterator.shell == Shell.TEXT_ITERATOR
                        ? b.emit(Micro.TEXT_UNITS, item.value)
                        : Value.constant(1L);
        Value next = b.emit(Op.INT_ADD, index, width);
        b.scope.replace(iterator, Val.virtual(iterator.shell, items, Val.of(next)));
        give(item);
    }

    private void forAny(int target) {
        Val iterator = iterator();
        Value object = b.object(iterator);
        Class<?> known = iterator.javaClass();
        boolean quiet = known != null && PyIterator.Plain.class.isAssignableFrom(known);
        Value item = b.emit(quiet ? Micro.NEXT_BUILTIN : Micro.NEXT, object);
        Value none = b.emit(Op.REF_IS, item, Value.reference(null));
        Val val = b.unknown(item);
        Scope end = behind(target);
        b.scope.push(val);
        b.next();
        b.branchInside(none, end, b.scope);
    }

    // ---- unpacking -----------------------------------------------------------------------------

    void unpack(int count) {
        Scope s = b.scope;
        s.depth--;
        int at = s.depth;
        b.known(s.stack[at]);
        Val sequence = b.scope.stack[at];
        Val[] items = new Val[count];
        boolean typed = !b.hasFailed();
        if (sequence.shell == Shell.TUPLE && sequence.fields.size() == count) {
            for (int i = 0; i < count; i++) {
                Val field = sequence.fields.get(count - 1 - i);
                boolean isUnnoted = field.isVague() && field.origin == null;
                items[i] = isUnnoted ? item(field.value, field.kind, i) : field;
            }
        } else if (typed && !sequence.isVirtual() && sequence.javaClass() == PyTuple.class) {
            Value size = b.emit(Micro.TUPLE_SIZE, sequence.value);
            b.check(b.emit(Op.INT_EQ, size, Value.constant((long) count)));
            for (int i = 0; i < count; i++) {
                items[i] =
                        item(
                                b.emit(
                                        Micro.TUPLE_ITEM,
                                        sequence.value,
                                        Value.constant((long) count - 1 - i)),
                                i);
            }
        } else if (typed
                && sequence.kind instanceof PyList.Strategy strategy
                && strategy != PyList.Strategy.EMPTY) {
            Value size = b.emit(Micro.LIST_SIZE, sequence.value);
            b.check(b.emit(Op.INT_EQ, size, Value.constant((long) count)));
            for (int i = 0; i < count; i++) {
                Value index = Value.constant((long) count - 1 - i);
                Val found = accesses.itemAt(sequence.value, strategy, index);
                items[i] = found.is(Type.REF) ? item(found.value, i) : found;
            }
        } else {
            Value array = b.emit(Micro.UNPACK, b.object(sequence), Value.constant((long) count));
            for (int i = 0; i < count; i++) {
                items[i] = item(b.emit(Micro.GET_ITEM, array, Value.constant((long) i)), i);
            }
        }
        for (Val item : items) {
            b.scope.push(item);
        }
        b.next();
    }

    void unpackStar(int left, int right) {
        Scope s = b.scope;
        s.depth--;
        Value array =
                b.emit(
                        Micro.UNPACK_STAR,
                        b.object(s.stack[s.depth]),
                        Value.constant((long) left),
                        Value.constant((long) right));
        for (int i = 0; i < left + right + 1; i++) {
            Value item = b.emit(Micro.GET_ITEM, array, Value.constant((long) i));
            b.scope.push(Val.object(item, i == right ? PyList.class : null, null));
        }
        b.next();
    }

    private Val item(Value value, int index) {
        return item(value, null, index);
    }

    private Val item(Value value, Object kind, int index) {
        return Val.object(
                value,
                kind,
                b.feedback() == null ? null : new Origin.Item(b.feedback(), b.scope.ip, index));
    }

    // ---- displays ------------------------------------------------------------------------------

    void tuple(int count) {
        if (count == 0) {
            push(Val.constant(PyTuple.EMPTY));
            return;
        }
        push(Val.virtual(Shell.TUPLE, b.popped(count)));
    }

    void list(int count) {
        Scope s = b.scope;
        if (count == 0) {
            // What it is filled with elsewhere is told where it is made.
            push(Val.object(b.emit(Micro.NEW_LIST), PyList.Strategy.EMPTY, b.result()));
            return;
        }
        Object kind = strategy(s, count);
        push(Val.object(b.emit(Micro.LIST, b.poppedArray(count)), kind, null));
    }

    private static Object strategy(Scope s, int count) {
        boolean ints = true;
        boolean floats = true;
        boolean others = true;
        for (int i = s.depth - count; i < s.depth; i++) {
            Val val = s.stack[i];
            ints &= val.is(Type.INT);
            floats &= val.is(Type.FLOAT);
            others &=
                    val.isVirtual() || val.is(Type.BOOL) || (val.is(Type.REF) && val.kind != null);
        }
        if (ints) {
            return PyList.Strategy.LONGS;
        }
        if (floats) {
            return PyList.Strategy.DOUBLES;
        }
        return others ? PyList.Strategy.OBJECTS : PyList.class;
    }

    void set(int count) {
        push(Val.object(b.emit(Micro.SET, b.poppedArray(count)), PySet.class, null));
    }

    void slice(int count) {
        List<Val> parts = b.popped(count);
        if (count == 2) {
            parts.add(Val.constant(Singleton.NONE));
        }
        push(Val.virtual(Shell.SLICE, List.copyOf(parts)));
    }

    void dict() {
        push(Val.object(b.emit(Micro.DICT), PyDict.class, null));
    }

    /** STORE_MAP: dict, value, key; the dict stays. */
    void storeMap() {
        Scope s = b.scope;
        s.depth -= 2;
        int at = s.depth;
        Value dict = b.object(s.stack[at - 1]);
        Value value = b.object(b.scope.stack[at]);
        Value key = b.object(b.scope.stack[at + 1]);
        b.emit(Micro.STORE_MAP, dict, value, key);
        b.next();
    }

    /** STORE_COMP: the container is further down. */
    void storeComprehension(int n) {
        Scope s = b.scope;
        int container = s.depth - 1 - (n >> 2);
        switch (n & 3) {
            case 0 -> {
                s.depth--;
                if (!intrinsics.append(container, s.depth)) {
                    s = b.scope;
                    Value list = b.object(s.stack[container]);
                    b.emit(Micro.APPEND, list, b.object(b.scope.stack[s.depth]));
                    b.scope.replaceAll(
                            v -> v.kind instanceof PyList.Strategy ? v.afterEscape() : v);
                }
            }
            case 1 -> {
                s.depth -= 2;
                Value dict = b.object(s.stack[container]);
                Value value = b.object(b.scope.stack[s.depth]);
                Value key = b.object(b.scope.stack[s.depth + 1]);
                b.emit(Micro.STORE_MAP, dict, value, key);
            }
            default -> {
                s.depth--;
                Value set = b.object(s.stack[container]);
                b.emit(Micro.STORE_SET_ITEM, set, b.object(b.scope.stack[s.depth]));
            }
        }
        b.next();
    }
}
