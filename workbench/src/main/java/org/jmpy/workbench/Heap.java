package org.jmpy.workbench;

import org.jmpy.ir.Effect;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.ObjectKind;
import org.jmpy.ir.Role;
import org.jmpy.ir.Source;
import org.jmpy.ir.Type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The operations on objects as micro-ops, with what the optimiser must know to keep an object in
 * pieces: all objects of a program are of one kind, whose first two parts are the class and the
 * names of the fields, and whose others are the fields. A field that was never written is null.
 */
public final class Heap {
    /** The parts in front of the fields. */
    private static final int HEAD = 2;

    /** The memory in which all fields are. */
    private static final String FIELDS = "fields";

    private final FieldNames fields;
    private final MicroOp make;
    private final MicroOp classOf;
    private final MicroOp get;
    private final MicroOp set;

    Heap(FieldNames fields) {
        this.fields = fields;
        List<ObjectKind.Field> parts = new ArrayList<>();
        for (int i = 0; i < HEAD; i++) {
            parts.add(new ObjectKind.Field(Type.REF, null));
        }
        fields.names().forEach(_ -> parts.add(new ObjectKind.Field(Type.REF, FIELDS)));
        ObjectKind kind = new ObjectKind("object", FlowObject.class, parts);
        make = op("make", Effect.ALLOCATES, new Role.Make(kind)).collecting(fields.size());
        classOf = op("classOf", Effect.PURE, new Role.Get(kind, 0));
        get = op("get", Effect.READS, new Role.GetAt(kind));
        set = op("set", Effect.WRITES, new Role.PutAt(kind));
    }

    private static MicroOp op(String name, Effect effect, Role role) {
        return MicroOp.of(Heap.class, name, effect, false, FIELDS).with(role);
    }

    /** {@return makes an object of its parts: class, names, fields} */
    MicroOp make() {
        return make;
    }

    /** {@return gives the class of an object} */
    MicroOp classOf() {
        return classOf;
    }

    /** {@return reads the part of an object, given its number: null if that was never written} */
    MicroOp get() {
        return get;
    }

    /** {@return writes the part of an object, given its number} */
    MicroOp set() {
        return set;
    }

    /** {@return the number of the part of an object in which a field is} */
    org.jmpy.ir.Value part(String field) {
        return org.jmpy.ir.Value.constant((long) HEAD + fields.number(field));
    }

    /** {@return the parts of a new object} */
    List<org.jmpy.ir.Value> parts(String className) {
        List<org.jmpy.ir.Value> parts = new ArrayList<>();
        parts.add(org.jmpy.ir.Value.reference(className.intern()));
        parts.add(org.jmpy.ir.Value.reference(fields));
        for (int i = 0; i < fields.size(); i++) {
            parts.add(org.jmpy.ir.Value.reference(null));
        }
        return parts;
    }

    /** {@return the object that was kept in pieces} */
    static FlowObject rebuild(List<Source> parts, Function<Source, Object> operand) {
        Object[] values = parts.stream().map(operand).toArray();
        return make(values[0], values[1], Arrays.copyOfRange(values, HEAD, values.length));
    }

    public static FlowObject make(Object className, Object names, Object[] values) {
        FlowObject object = new FlowObject((String) className, (FieldNames) names);
        for (int i = 0; i < values.length; i++) {
            set(object, HEAD + i, values[i]);
        }
        return object;
    }

    /** {@return the name of the class, one String for all objects of it} */
    public static Object classOf(FlowObject object) {
        return object.className();
    }

    public static Object get(FlowObject object, long part) {
        Value value = object.find((int) part - HEAD);
        return value == null ? null : Machine.of(value);
    }

    public static void set(FlowObject object, long part, Object value) {
        object.set((int) part - HEAD, value == null ? null : Machine.valueOf(value));
    }
}
