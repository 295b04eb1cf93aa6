package org.jmpy.region;

import org.jmpy.interp.Feedback;
import org.jmpy.interp.Frame;
import org.jmpy.interp.Resumption;
import org.jmpy.ir.Op;
import org.jmpy.ir.Value;

import java.util.BitSet;

/**
 * A place where frames of a generator wait: its start or behind a yield. A region goes on from
 * there, with the frame as its only parameter.
 */
final class Waiting {
    final int ip;

    /** Whether a region for it is being made in another thread. */
    volatile boolean isBuilding;

    /** Whether items were seen to be taken by what need not let the generator wait. */
    private boolean isDrained;

    private final CodeMap map;
    private final int depth;

    /** The kinds seen of locals, then of stack values. */
    private final Object[] kinds;

    /** Locals that were seen to have a value, and to have none. */
    private final BitSet bound = new BitSet();

    private final BitSet unbound = new BitSet();

    Waiting(CodeMap map, Frame frame) {
        this.map = map;
        ip = Resumption.ip(frame);
        depth = Resumption.depth(frame);
        kinds = new Object[map.localCount + depth];
        note(frame);
    }

    /** Takes down what the frame's values are. */
    void note(Frame frame) {
        isDrained |= Resumption.hasTaker(frame);
        for (int i = 0; i < map.localCount; i++) {
            if (map.isLive(ip, i)) {
                Object value = Resumption.local(frame, i);
                (value == null ? unbound : bound).set(i);
                Feedback.add(kinds, i, value);
            }
        }
        for (int i = 0; i < depth; i++) {
            Feedback.add(kinds, map.localCount + i, Resumption.stack(frame, i));
        }
    }

    /** {@return whether to offer items before the generator waits} */
    boolean isDrained() {
        return isDrained;
    }

    /** {@return whether a region can go on: it cannot if a local has a value only at times} */
    boolean isSteady() {
        return !bound.intersects(unbound);
    }

    /**
     * {@return the frame, as a scope whose values are read from {@code frame}} Numbers are unboxed
     * by {@link #check}, so that the region need not look at each use.
     */
    Scope scope(RegionBuilder b, Value frame, Scope outer) {
        Scope scope = new Scope(outer, map);
        scope.ip = ip;
        scope.depth = depth;
        scope.enteredAt = ip;
        scope.locals[map.frameLocal()] = Val.object(frame, Frame.class, null);
        int top = map.code.stateSize() - 1;
        for (int i = 0; i < map.localCount; i++) {
            if (map.isLive(ip, i)) {
                scope.locals[i] = load(b, frame, top - i, i);
            }
        }
        for (int i = 0; i < depth; i++) {
            // Some are null, which those who use them see.
            scope.stack[i] = load(b, frame, i, map.localCount + i);
        }
        return scope;
    }

    private Val load(RegionBuilder b, Value frame, int slot, int index) {
        Value value = b.emit(Micro.FRAME_SLOT, frame, Value.constant((long) slot));
        return Val.object(value, null, new Origin.Entered(kinds, index));
    }

    /** {@return whether what goes on here can be built into the loop that takes the items} */
    boolean canInline() {
        return isSteady() && map.state(ip).handlers() == null && !map.delegates();
    }

    /** Guards what the region could not do without, before its first instruction. */
    void check(RegionBuilder b) {
        for (int i = 0; i < map.localCount; i++) {
            if (map.isLive(ip, i) && !map.isBound(ip, i)) {
                checkBound(b, i);
            }
        }
        for (int i = 0; i < map.localCount; i++) {
            unbox(b, b.scope.locals[i], i);
        }
        for (int i = 0; i < depth; i++) {
            unbox(b, b.scope.stack[i], map.localCount + i);
        }
    }

    private void checkBound(RegionBuilder b, int local) {
        Val val = b.scope.locals[local];
        Value isNull = b.emit(Op.REF_IS, val.value, Value.reference(null));
        if (unbound.get(local)) {
            b.guard(isNull, b.exit(Cause.BRANCH, null));
            b.scope.locals[local] = Val.NULL;
        } else {
            b.guardNot(isNull, b.exit(Cause.BRANCH, null));
        }
    }

    private void unbox(RegionBuilder b, Val val, int index) {
        Object kind = kinds[index];
        if (!val.isNull()
                && (kind == Long.class || kind == Double.class || kind == Boolean.class)) {
            b.known(val);
        }
    }
}
