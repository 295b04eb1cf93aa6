package org.jmpy.region;

import org.jmpy.interp.Feedback;
import org.jmpy.interp.Frame;
import org.jmpy.interp.Resumption;
import org.jmpy.ir.Block;
import org.jmpy.ir.Layout;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.ListType;
import org.jmpy.object.PyList;

/**
 * A way into the loop of a frame: which of its values have to be numbers, and which are unbound.
 */
final class Entry {
    final int ip;

    /** Whether a region for it is being made in another thread. */
    volatile boolean isBuilding;

    /** Whether the frame itself is a parameter, which generators need. */
    private final boolean takesFrame;

    private final int depth;
    private final int locals;

    /** The type of each local and stack value, VOID if it must be unbound, null if nobody reads. */
    private final Type[] types;

    /** Which stack values are iterators of loops over lists, which the region does without. */
    private final boolean[] iterators;

    /** The kinds seen of each; of the list, if it is such an iterator. */
    private final Object[] kinds;

    private Entry(CodeMap map, Frame frame) {
        ip = Resumption.ip(frame);
        depth = Resumption.depth(frame);
        locals = map.localCount;
        takesFrame = map.frameLocal() >= 0;
        types = new Type[locals + depth];
        kinds = new Object[locals + depth];
        iterators = new boolean[locals + depth];
        for (int i = 0; i < types.length; i++) {
            if (i >= locals || map.isLive(ip, i)) {
                Object value = slot(frame, i);
                types[i] = typeOf(value);
                iterators[i] = i >= locals && isOfLoop(value);
                Feedback.add(
                        kinds, i, iterators[i] ? ((ListType.ListIterator) value).list() : value);
            }
        }
    }

    /**
     * {@return an entry for frames whose values are of the types that those of {@code frame} are}
     */
    static Entry like(CodeMap map, Frame frame) {
        return new Entry(map, frame);
    }

    private Object slot(Frame frame, int index) {
        return index < locals
                ? Resumption.local(frame, index)
                : Resumption.stack(frame, index - locals);
    }

    private static Type typeOf(Object value) {
        if (value == null) {
            return Type.VOID;
        }
        if (value instanceof Long) {
            return Type.INT;
        }
        if (value instanceof Double) {
            return Type.FLOAT;
        }
        if (value instanceof Boolean) {
            return Type.BOOL;
        }
        return Type.REF;
    }

    private static boolean isOfLoop(Object value) {
        return value instanceof ListType.ListIterator iterator && iterator.isOfLoop();
    }

    boolean matches(Frame frame) {
        if (Resumption.ip(frame) != ip) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i] != null) {
                Object value = slot(frame, i);
                if (types[i] != typeOf(value) || i >= locals && iterators[i] != isOfLoop(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@return the frame at the entry; {@code block} gets its parameters} */
    Scope scope(CodeMap map, Block block) {
        Scope scope = new Scope(null, map);
        if (map.frameLocal() >= 0) {
            Value frame = Value.parameter(Type.REF);
            block.parameters().add(frame);
            scope.locals[map.frameLocal()] = Val.object(frame, Frame.class, null);
        }
        scope.ip = ip;
        scope.depth = depth;
        scope.enteredAt = ip;
        for (int i = 0; i < types.length; i++) {
            Val val = Val.NULL;
            if (types[i] != null && types[i] != Type.VOID) {
                Value parameter = Value.parameter(types[i]);
                block.parameters().add(parameter);
                Origin origin = new Origin.Entered(kinds, i);
                if (iterators[i]) {
                    Value index = Value.parameter(Type.INT);
                    block.parameters().add(index);
                    Val list = Val.object(parameter, PyList.class, origin);
                    val = Val.virtual(Shell.LIST_ITERATOR, list, Val.of(index));
                } else {
                    val =
                            types[i] == Type.REF
                                    ? Val.object(parameter, null, origin)
                                    : Val.of(parameter);
                }
            }
            if (i < locals) {
                scope.locals[i] = val;
            } else {
                scope.stack[i - locals] = val;
            }
        }
        return scope;
    }

    /** {@return the parameters of the entry for a frame that matches} */
    State state(Frame frame, Layout layout) {
        State state = new State(layout.ints(), layout.floats(), layout.refs());
        int parameter = 0;
        if (takesFrame) {
            layout.write(state, layout.values().get(parameter++), frame);
        }
        for (int i = 0; i < types.length; i++) {
            if (iterators[i]) {
                ListType.ListIterator iterator = (ListType.ListIterator) slot(frame, i);
                layout.write(state, layout.values().get(parameter++), iterator.list());
                layout.write(state, layout.values().get(parameter++), (long) iterator.index());
            } else if (types[i] != null && types[i] != Type.VOID) {
                layout.write(state, layout.values().get(parameter++), slot(frame, i));
            }
        }
        return state;
    }
}
