package org.jmpy.lib;

import org.jmpy.object.Args;
import org.jmpy.object.HeapLock;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;

import java.util.List;

/** A field of a template string with its value. Source: MicroPython py/objtemplate.c. */
final class PyInterpolation extends PyObject {
    static final PyType TYPE = new InterpolationType();

    private final Object value;
    private final Object expression;
    private final Object conversion;
    private final Object formatSpec;

    PyInterpolation(Object value, Object expression, Object conversion, Object formatSpec) {
        HeapLock.check();
        this.value = value;
        this.expression = expression;
        this.conversion = conversion;
        this.formatSpec = formatSpec;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    Object value() {
        return value;
    }

    private static final class InterpolationType extends PyType {
        InterpolationType() {
            super("Interpolation", Slot.MAKE | Slot.PRINT | Slot.ATTR);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            Object[] values =
                    Args.parse(args, kw, 1, "value", "expression", "conversion", "format_spec");
            return new PyInterpolation(
                    values[0],
                    values[1] == null ? "" : values[1],
                    values[2] == null ? Singleton.NONE : values[2],
                    values[3] == null ? "" : values[3]);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            PyInterpolation field = (PyInterpolation) self;
            out.append("Interpolation(");
            Text.repr(out, field.value);
            out.append(", ");
            Text.repr(out, field.expression);
            out.append(", ");
            Text.repr(out, field.conversion);
            out.append(", ");
            Text.repr(out, field.formatSpec);
            out.append(')');
        }

        @Override
        public List<String> computed(Object self) {
            return List.of("value", "expression", "conversion", "format_spec");
        }

        @Override
        public boolean attr(Object self, String attribute, Object[] dest, int at) {
            PyInterpolation field = (PyInterpolation) self;
            dest[at] =
                    switch (attribute) {
                        case "value" -> field.value;
                        case "expression" -> field.expression;
                        case "conversion" -> field.conversion;
                        case "format_spec" -> field.formatSpec;
                        default -> null;
                    };
            dest[at + 1] = null;
            return dest[at] != null;
        }
    }
}
