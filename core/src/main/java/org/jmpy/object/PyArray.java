package org.jmpy.object;

import java.util.ArrayList;
import java.util.List;

/**
 * An array.array; its bytes are those that a C program would see on x86-64. An array of objects
 * (typecode 'O', which CPython does not have) keeps numbers in its bytes that only it understands,
 * so it has no buffer.
 */
public final class PyArray extends PyItems {
    /** The objects of an 'O' array: item n of the bytes, if not 0, is one more than the index. */
    private final List<Object> objects;

    private final Typecode kind;

    /**
     * @param data the bytes of the items, which belong to the array from now on
     * @throws PyError ValueError "bad typecode"
     */
    public PyArray(char typecode, byte[] data) {
        this(typecode, data, typecode == 'O' ? new ArrayList<>() : null);
    }

    private PyArray(char typecode, byte[] data, List<Object> objects) {
        super(typecode, data, 0, data.length / ItemCodec.size(typecode));
        this.objects = objects;
        this.kind = Typecode.of(typecode);
    }

    /** {@return how the items are kept, null if they may be other than small ints and floats} */
    public Typecode kind() {
        return kind;
    }

    /** {@return an array of the same kind over bytes that were copied from this one} */
    PyArray like(byte[] copied) {
        return new PyArray(typecode(), copied, objects == null ? null : new ArrayList<>(objects));
    }

    @Override
    public PyType type() {
        return ArrayType.INSTANCE;
    }

    @Override
    public Object get(int index) {
        Object item = super.get(index);
        if (objects == null) {
            return item;
        }
        int number = ((Long) item).intValue();
        return number == 0 ? Singleton.NONE : objects.get(number - 1);
    }

    @Override
    public void set(int index, Object value) {
        if (objects == null) {
            super.set(index, value);
            return;
        }
        int number = ((Long) super.get(index)).intValue();
        if (number == 0) {
            objects.add(value);
            super.set(index, (long) objects.size());
        } else {
            objects.set(number - 1, value);
        }
    }
}
