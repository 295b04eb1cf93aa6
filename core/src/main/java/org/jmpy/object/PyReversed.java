package org.jmpy.object;

/** {@code reversed(sequence)}. Source: MicroPython py/objreversed.c. */
public final class PyReversed extends PyIterator {
    public static final PyType TYPE =
            new IteratorType("reversed", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 1, 1);
                    Object[] dest = new Object[2];
                    if (Attributes.findMethod(args[0], "__reversed__", dest, 0)) {
                        return Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
                    }
                    return new PyReversed(args[0], Ops.len(args[0]));
                }
            };

    private final Object sequence;
    // Index of the item given last.
    private long index;

    private PyReversed(Object sequence, long length) {
        this.sequence = sequence;
        this.index = length;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public Object next() {
        if (index <= 0) {
            return null;
        }
        index--;
        return Subscripts.load(sequence, index);
    }
}
