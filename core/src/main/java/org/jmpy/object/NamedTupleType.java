package org.jmpy.object;

import java.util.List;

/** A type made by {@code namedtuple()}. Source: MicroPython py/objnamedtuple.c. */
public final class NamedTupleType extends PyType {
    private final String[] fields;

    private static final class NamedTuple extends PyTuple {
        private final NamedTupleType type;

        NamedTuple(NamedTupleType type, Object[] items) {
            super(items);
            this.type = type;
        }

        @Override
        public PyType type() {
            return type;
        }
    }

    /**
     * @param fields the names of the items
     */
    public NamedTupleType(String name, String... fields) {
        super(
                name,
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.ATTR
                        | Slot.SUBSCR
                        | Slot.ITER
                        | Slot.EQ_CHECKS_OTHER,
                TupleType.INSTANCE);
        this.fields = fields;
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        if (args.length != fields.length) {
            throw PyError.type(
                    name()
                            + "() takes "
                            + fields.length
                            + " positional arguments but "
                            + args.length
                            + " were given");
        }
        if (kw == null || kw.length == 0) {
            return new NamedTuple(this, args.clone());
        }
        int positional = args.length - kw.length;
        Object[] items = new Object[fields.length];
        System.arraycopy(args, 0, items, 0, positional);
        for (int i = 0; i < kw.length; i++) {
            int field = fieldIndex(kw[i]);
            if (field < 0) {
                throw PyError.type("unexpected keyword argument '" + kw[i] + "'");
            }
            if (items[field] != null) {
                throw PyError.type("function got multiple values for argument '" + kw[i] + "'");
            }
            items[field] = args[positional + i];
        }
        return new NamedTuple(this, items);
    }

    private int fieldIndex(String field) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].equals(field)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PyTuple tuple = (PyTuple) self;
        out.append(name()).append('(');
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.append(", ");
            }
            out.append(fields[i]).append('=');
            Text.repr(out, tuple.get(i));
        }
        out.append(')');
    }

    @Override
    public Object unary(int op, Object self) {
        return TupleType.INSTANCE.unary(op, self);
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        return TupleType.INSTANCE.binary(op, left, right);
    }

    // The fields only: not even count() and index(), as in the reference.
    @Override
    public List<String> computed(Object self) {
        return List.of(fields);
    }

    @Override
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        int field = fieldIndex(attribute);
        if (field < 0) {
            return false;
        }
        dest[at] = ((PyTuple) self).get(field);
        dest[at + 1] = null;
        return true;
    }

    @Override
    public boolean storeAttr(Object self, String attribute, Object value) {
        throw PyError.attribute("can't set attribute");
    }

    @Override
    public Object subscr(Object self, Object index) {
        return TupleType.INSTANCE.subscr(self, index);
    }

    @Override
    public Object iter(Object self) {
        return TupleType.INSTANCE.iter(self);
    }
}
