package org.jmpy.lib;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.object.HeapLock;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Sequences;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * What a t-string makes: texts, and the interpolations between them, of which there is one less.
 * Source: MicroPython py/objtemplate.c.
 */
final class PyTemplate extends PyObject {
    static final PyType TYPE = new TemplateType();

    /** The parts of an interpolation in the arguments of __template__. */
    private static final int PARTS = 4;

    private final PyTuple strings;
    private final PyTuple interpolations;

    private PyTemplate(PyTuple strings, PyTuple interpolations) {
        HeapLock.check();
        this.strings = strings;
        this.interpolations = interpolations;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    /**
     * The function __template__, which the compiler has t-strings call: the tuple of texts, then
     * the value, expression, conversion and format of each interpolation, or one tuple of all
     * those.
     */
    static Object make(Object[] args) {
        PyTuple strings = args[0] instanceof PyTuple tuple ? tuple : copy(args[0]);
        Object[] parts = args;
        int first = 1;
        if (args.length == 2) {
            parts = Sequences.array(args[1]);
            first = 0;
        }
        Object[] interpolations = new Object[(parts.length - first) / PARTS];
        for (int i = 0; i < interpolations.length; i++) {
            int at = first + i * PARTS;
            interpolations[i] =
                    new PyInterpolation(parts[at], parts[at + 1], parts[at + 2], parts[at + 3]);
        }
        return new PyTemplate(strings, new PyTuple(interpolations));
    }

    private static PyTuple copy(Object strings) {
        return new PyTuple(Sequences.array(strings).clone());
    }

    private PyTemplate concat(PyTemplate other) {
        Object[] mine = strings.items();
        Object[] theirs = other.strings.items();
        if (mine.length == 0 || theirs.length == 0) { // only __template__ itself makes such
            throw PyError.value("template without strings");
        }
        Object[] all = new Object[mine.length + theirs.length - 1];
        System.arraycopy(mine, 0, all, 0, mine.length);
        System.arraycopy(theirs, 1, all, mine.length, theirs.length - 1);
        all[mine.length - 1] = Text.name(mine[mine.length - 1]).concat(Text.name(theirs[0]));
        Object[] fields = new Object[interpolations.size() + other.interpolations.size()];
        System.arraycopy(interpolations.items(), 0, fields, 0, interpolations.size());
        System.arraycopy(
                other.interpolations.items(),
                0,
                fields,
                interpolations.size(),
                other.interpolations.size());
        return new PyTemplate(new PyTuple(all), new PyTuple(fields));
    }

    private PyTuple values() {
        HeapLock.check();
        Object[] values = new Object[interpolations.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((PyInterpolation) interpolations.get(i)).value();
        }
        return new PyTuple(values);
    }

    /** Texts that are not empty and interpolations in turn. */
    private static final class Parts extends PyIterator {
        private final PyTemplate template;
        private int at;

        Parts(PyTemplate template) {
            this.template = template;
        }

        @Override
        public Object next() {
            PyTuple strings = template.strings;
            PyTuple interpolations = template.interpolations;
            while (at / 2 < Math.max(strings.size(), interpolations.size())) {
                int i = at++;
                PyTuple items = i % 2 == 0 ? strings : interpolations;
                if (i / 2 < items.size() && !items.get(i / 2).equals("")) {
                    return items.get(i / 2);
                }
            }
            return null;
        }
    }

    private static final class TemplateType extends PyType {
        TemplateType() {
            super("Template", Slot.MAKE | Slot.PRINT | Slot.BINARY | Slot.ATTR | Slot.ITER);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 0, Integer.MAX_VALUE);
            List<Object> strings = new ArrayList<>();
            List<Object> interpolations = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (Object arg : args) {
                if (arg instanceof String s) {
                    text.append(s);
                } else if (arg instanceof PyInterpolation) {
                    strings.add(text.toString());
                    text.setLength(0);
                    interpolations.add(arg);
                } else {
                    throw PyError.type("expected str or Interpolation");
                }
            }
            strings.add(text.toString());
            return new PyTemplate(
                    new PyTuple(strings.toArray()), new PyTuple(interpolations.toArray()));
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            PyTemplate template = (PyTemplate) self;
            out.append("Template(strings=");
            Text.repr(out, template.strings);
            out.append(", interpolations=");
            Text.repr(out, template.interpolations);
            out.append(')');
        }

        @Override
        public Object binary(int op, Object left, Object right) {
            return op == BinaryOp.ADD && right instanceof PyTemplate other
                    ? ((PyTemplate) left).concat(other)
                    : null;
        }

        @Override
        public List<String> computed(Object self) {
            return List.of("strings", "interpolations", "values");
        }

        @Override
        public boolean attr(Object self, String attribute, Object[] dest, int at) {
            PyTemplate template = (PyTemplate) self;
            dest[at] =
                    switch (attribute) {
                        case "strings" -> template.strings;
                        case "interpolations" -> template.interpolations;
                        case "values" -> template.values();
                        default -> null;
                    };
            dest[at + 1] = null;
            return dest[at] != null;
        }

        @Override
        public Object iter(Object self) {
            return new Parts((PyTemplate) self);
        }
    }
}
