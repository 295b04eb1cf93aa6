package org.jmpy.region;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.UnaryOperator;

/** A frame while a region is built: what is known about its locals and its stack. */
final class Scope {
    final Scope outer;
    final CodeMap map;
    final Val[] locals;
    final Val[] stack;
    int depth;

    /** Position of the instruction; in an outer frame that of the call under way. */
    int ip;

    /**
     * In the frame that was entered in a loop, the loop's header until the frame comes to the
     * header of a loop around it, else -1. What is built before that has versions of its own, so
     * that the loops are entered at their headers only, as HotSpot likes them.
     */
    int enteredAt = -1;

    /** What an outer frame does with the result of its call. */
    Continuation continuation;

    Scope(Scope outer, CodeMap map) {
        this.outer = outer;
        this.map = map;
        locals = new Val[map.allLocals()];
        Arrays.fill(locals, Val.NULL);
        stack = new Val[map.code.stateSize() + 1];
        ip = map.code.codeStart();
    }

    private Scope(Scope outer, Scope from) {
        this.outer = outer;
        map = from.map;
        locals = from.locals.clone();
        stack = from.stack.clone();
        depth = from.depth;
        ip = from.ip;
        continuation = from.continuation;
        enteredAt = from.enteredAt;
    }

    /** {@return a copy of the frame and those around it} */
    Scope copy() {
        return new Scope(outer == null ? null : outer.copy(), this);
    }

    void push(Val value) {
        stack[depth++] = value;
    }

    Val pop() {
        return stack[--depth];
    }

    /** {@return the value {@code down} places below the top} */
    Val peek(int down) {
        return stack[depth - 1 - down];
    }

    /** {@return how many frames there are} */
    int height() {
        int count = 0;
        for (Scope s = this; s != null; s = s.outer) {
            count++;
        }
        return count;
    }

    /** {@return where the frame will go on: at its instruction, or behind it} */
    int resumeIp() {
        return continuation == null || !continuation.endsInstruction() ? ip : map.next(ip);
    }

    boolean isLive(int local) {
        return map.isLive(resumeIp(), local);
    }

    /** Puts {@code by} wherever {@code old} is, in this frame and those around it. */
    void replace(Val old, Val by) {
        replace(old, by, old);
    }

    /** As {@link #replace(Val, Val)}. {@return what {@code followed} is from now on} */
    Val replace(Val old, Val by, Val followed) {
        IdentityHashMap<Val, Val> done = new IdentityHashMap<>();
        done.put(old, by);
        for (Scope s = this; s != null; s = s.outer) {
            replaceIn(s.locals, done);
            // Also above the depth: operands that the instruction under way has taken.
            replaceIn(s.stack, done);
        }
        return replaced(followed, done);
    }

    /** {@return what {@code val}, which a frame has, became in {@code bound}, a copy of these} */
    Val counterpart(Val val, Scope bound) {
        for (Scope a = this, b = bound; a != null; a = a.outer, b = b.outer) {
            for (int i = 0; i < a.locals.length; i++) {
                Val found = within(a.locals[i], b.locals[i], val);
                if (found != null && !found.isNull()) {
                    return found;
                }
            }
            for (int i = 0; i < a.depth; i++) {
                Val found = within(a.stack[i], b.stack[i], val);
                if (found != null) {
                    return found;
                }
            }
        }
        throw new IllegalStateException("value is in no frame");
    }

    private static Val within(Val from, Val to, Val val) {
        if (from == val) {
            return to;
        }
        for (int i = 0; i < from.fields.size() && i < to.fields.size(); i++) {
            Val found = within(from.fields.get(i), to.fields.get(i), val);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** {@return whether exactly one local and no operand is {@code val} or has it} */
    boolean isOnlyLocal(Val val) {
        int count = 0;
        for (Scope s = this; s != null; s = s.outer) {
            for (Val local : s.locals) {
                count += uses(local, val);
            }
            for (int i = 0; i < s.depth; i++) {
                count += 2 * uses(s.stack[i], val);
            }
        }
        return count == 1;
    }

    private static int uses(Val in, Val val) {
        if (in == val) {
            return 1;
        }
        int count = 0;
        if (in != null) {
            for (Val field : in.fields) {
                count += uses(field, val);
            }
        }
        return count;
    }

    /** Lets {@code change} say what every known object is from now on. */
    void replaceAll(UnaryOperator<Val> change) {
        IdentityHashMap<Val, Val> done = new IdentityHashMap<>();
        for (Scope s = this; s != null; s = s.outer) {
            for (Val val : s.locals) {
                note(val, change, done);
            }
            for (Val val : s.stack) {
                note(val, change, done);
            }
        }
        for (Scope s = this; s != null && !done.isEmpty(); s = s.outer) {
            replaceIn(s.locals, done);
            replaceIn(s.stack, done);
        }
    }

    private static void note(Val val, UnaryOperator<Val> change, IdentityHashMap<Val, Val> done) {
        if (val == null || done.containsKey(val)) {
            return;
        }
        val.fields.forEach(field -> note(field, change, done));
        Val changed = val.isVirtual() ? val : change.apply(val);
        if (changed != val) {
            done.put(val, changed);
        }
    }

    private static void replaceIn(Val[] slots, IdentityHashMap<Val, Val> done) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != null) {
                slots[i] = replaced(slots[i], done);
            }
        }
    }

    private static Val replaced(Val val, IdentityHashMap<Val, Val> done) {
        Val by = done.get(val);
        if (by != null || !val.isVirtual()) {
            return by == null ? val : by;
        }
        Val[] fields = new Val[val.fields.size()];
        boolean changed = false;
        for (int i = 0; i < fields.length; i++) {
            fields[i] = replaced(val.fields.get(i), done);
            changed |= fields[i] != val.fields.get(i);
        }
        Val result = changed ? Val.virtual(val.shell, fields) : val;
        if (changed) {
            done.put(val, result);
        }
        return result;
    }
}
