package org.jmpy.region;

import org.jmpy.interp.Feedback;
import org.jmpy.interp.Frame;
import org.jmpy.interp.Resumption;
import org.jmpy.ir.Block;
import org.jmpy.ir.Layout;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;

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

    /** The kinds seen of each. */
    private final Object[] kinds;

    private Entry(CodeMap map, Frame frame) {
        ip = Resumption.ip(frame);
        depth = Resumption.depth(frame);
        locals = map.localCount;
        takesFrame = map.frameLocal() >= 0;
        types = new Type[locals + depth];
        kinds = new Object[locals + depth];
        for (int i = 0; i < types.length; i++) {
            if (i >= locals || map.isLive(ip, i)) {
                Object value = slot(frame, i);
                types[i] = typeOf(value);
                Feedback.add(kinds, i, value);
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

    boolean matches(Frame frame) {
        if (Resumption.ip(frame) != ip) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i] != null && types[i] != typeOf(slot(frame, i))) {
                return false;
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
                val =
                        types[i] == Type.REF
                                ? Val.object(parameter, null, new Origin.Entered(kinds, i))
                                : Val.of(parameter);
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
            if (types[i] != null && types[i] != Type.VOID) {
                layout.write(state, layout.values().get(parameter++), slot(frame, i));
            }
        }
        return state;
    }
}
