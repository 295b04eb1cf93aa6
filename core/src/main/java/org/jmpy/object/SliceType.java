package org.jmpy.object;

import java.util.List;

/** The type {@code slice}; it cannot be called. Source: MicroPython py/objslice.c. */
public final class SliceType extends PyType {
    public static final SliceType INSTANCE = new SliceType();

    private SliceType() {
        // UNARY without any operation: a slice has no hash.
        super("slice", Slot.PRINT | Slot.UNARY | Slot.ATTR);
    }

    /** A method that only a slice has, not the type; made when first asked for. */
    private static final class Indices {
        static final PyBuiltin METHOD = PyBuiltin.of("indices", SliceType::indices);
    }

    private static Object indices(Object self, Object length) {
        PySlice.Bounds bounds = ((PySlice) self).indices(IntType.toLong(length));
        return new PyTuple(bounds.start(), bounds.stop(), bounds.step());
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PySlice slice = (PySlice) self;
        out.append("slice(");
        Text.repr(out, slice.start());
        out.append(", ");
        Text.repr(out, slice.stop());
        out.append(", ");
        Text.repr(out, slice.step());
        out.append(')');
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("start", "stop", "step", "indices");
    }

    @Override
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        PySlice slice = (PySlice) self;
        dest[at + 1] = null;
        Object value =
                switch (attribute) {
                    case "start" -> slice.start();
                    case "stop" -> slice.stop();
                    case "step" -> slice.step();
                    case "indices" -> {
                        dest[at + 1] = self;
                        yield Indices.METHOD;
                    }
                    default -> null;
                };
        dest[at] = value;
        return value != null;
    }
}
