package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The value stack while a function is written: where each value is. Each place of the stack has a
 * JVM local, but a value that was only loaded stays where it was until it must be in its place.
 */
final class ValueStack {
    /** Where a value of the symbolic stack is. */
    private sealed interface Place {
        /** In its place of the stack. */
        record Home() implements Place {}

        /** Still in a Python local. */
        record Local(int index) implements Place {}

        /** A constant of the class. */
        record Constant(Object value) implements Place {}

        /** Java null. */
        record Null() implements Place {}
    }

    private static final Place HOME = new Place.Home();
    private static final Place NULL = new Place.Null();

    private final CodeBuilder b;
    private final ConstantPool pool;
    private final Slots slots;
    private final List<Place> places = new ArrayList<>();

    ValueStack(CodeBuilder b, ConstantPool pool, Slots slots) {
        this.b = b;
        this.pool = pool;
        this.slots = slots;
    }

    /** Starts a block that finds {@code depth} values, all in their places. */
    void clear(int depth) {
        places.clear();
        for (int i = 0; i < depth; i++) {
            places.add(HOME);
        }
    }

    /** Pushes a constant. */
    void constant(Object value) {
        places.add(new Place.Constant(value));
    }

    /** Pushes a Python local, which is bound. */
    void local(int index) {
        places.add(new Place.Local(index));
    }

    /** Pushes Java null. */
    void none() {
        places.add(NULL);
    }

    /** Pushes what is in its place already. */
    void home() {
        places.add(HOME);
    }

    /** {@return whether the top value still is in a Python local, this one} */
    boolean isOnTop(int local) {
        return places.getLast() instanceof Place.Local l && l.index() == local;
    }

    int depth() {
        return places.size();
    }

    /** Loads the value at {@code index} of the stack on the JVM's places. */
    void load(int index) {
        Place place = places.get(index);
        if (place instanceof Place.Home) {
            b.aload(slots.firstStack() + index);
        } else if (place instanceof Place.Local l) {
            b.aload(slots.firstLocal() + l.index());
        } else if (place instanceof Place.Constant c) {
            loadConstant(c.value());
        } else if (place instanceof Place.Null) {
            b.aconst_null();
        } else {
            throw new AssertionError(place);
        }
    }

    void loadConstant(Object value) {
        if (value instanceof Long i) {
            b.loadConstant((long) i);
            b.invokestatic(Signatures.LONG, "valueOf", Signatures.type(Signatures.LONG, CD_long));
        } else if (value instanceof Boolean t) {
            b.getstatic(Signatures.BOOLEAN, t ? "TRUE" : "FALSE", Signatures.BOOLEAN);
        } else {
            pool.load(b, value, CD_Object);
        }
    }

    /** Takes the top value off and loads it. */
    void pop() {
        load(depth() - 1);
        drop(1);
    }

    void drop(int count) {
        for (int i = 0; i < count; i++) {
            places.removeLast();
        }
    }

    /** Takes the value on the JVM's stack as the new top. */
    void push() {
        b.astore(slots.firstStack() + depth());
        places.add(HOME);
    }

    /** Stores what is not there yet in its place, so that other blocks find it. */
    void flush() {
        for (int i = 0; i < depth(); i++) {
            flush(i);
        }
    }

    void flush(int index) {
        if (!(places.get(index) instanceof Place.Home)) {
            load(index);
            b.astore(slots.firstStack() + index);
            places.set(index, HOME);
        }
    }

    /** Copies the values from {@code first} on into a new array on the JVM's places. */
    void array(int first) {
        int count = depth() - first;
        b.loadConstant(count).anewarray(CD_Object);
        for (int i = 0; i < count; i++) {
            b.dup().loadConstant(i);
            load(first + i);
            b.aastore();
        }
        drop(count);
    }

    /** Loads the top {@code count} values, the deepest first, and takes them off. */
    void operands(int count) {
        for (int i = depth() - count; i < depth(); i++) {
            load(i);
        }
        drop(count);
    }

    void dup(int fromTop) {
        Place place = places.get(depth() - fromTop);
        if (place instanceof Place.Home) {
            b.aload(slots.firstStack() + depth() - fromTop);
            push();
        } else {
            places.add(place);
        }
    }

    /** The local is about to change: values of the stack that are still there are moved. */
    void saveLocal(int local) {
        for (int i = 0; i < depth(); i++) {
            if (places.get(i) instanceof Place.Local l && l.index() == local) {
                flush(i);
            }
        }
    }
}
