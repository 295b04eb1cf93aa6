package org.jmpy.workbench;

import org.jmpy.ir.Effect;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.ObjectKind;
import org.jmpy.ir.Role;
import org.jmpy.ir.Source;
import org.jmpy.ir.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The operations on objects as micro-ops, with what the optimiser must know to keep an object in
 * pieces: all objects of a program are of one kind, whose first two parts are the class and the
 * names of the fields, and whose others are the fields. A field that was never written is null.
 */
public final class Heap {
    /** The most fields that a program may name for its loops to be compiled. */
    static final int MOST = 8;

    /** The parts in front of the fields. */
    private static final int HEAD = 2;

    private final FieldNames fields;
    private final MicroOp make;
    private final MicroOp classOf;
    private final List<MicroOp> getters = new ArrayList<>();
    private final List<MicroOp> setters = new ArrayList<>();

    /**
     * @throws LabException if the program names too many fields
     */
    Heap(FieldNames fields) {
        if (fields.size() > MOST) {
            throw new LabException(
                    "a program whose loops are compiled may name %d fields, not %d"
                            .formatted(MOST, fields.size()));
        }
        this.fields = fields;
        List<ObjectKind.Field> parts = new ArrayList<>();
        for (int i = 0; i < HEAD; i++) {
            parts.add(new ObjectKind.Field(Type.REF, null));
        }
        fields.names().forEach(name -> parts.add(new ObjectKind.Field(Type.REF, name)));
        ObjectKind kind = new ObjectKind("object", FlowObject.class, parts);
        make =
                MicroOp.of(Heap.class, "make" + fields.size(), Effect.ALLOCATES, false, null)
                        .with(new Role.Make(kind));
        classOf =
                MicroOp.of(Heap.class, "classOf", Effect.PURE, false, null)
                        .with(new Role.Get(kind, 0));
        for (int i = 0; i < fields.size(); i++) {
            String memory = fields.name(i);
            getters.add(
                    MicroOp.of(Heap.class, "get" + i, Effect.READS, true, memory)
                            .with(new Role.Get(kind, HEAD + i)));
            setters.add(
                    MicroOp.of(Heap.class, "set" + i, Effect.WRITES, false, memory)
                            .with(new Role.Put(kind, HEAD + i)));
        }
    }

    /** {@return makes an object of its parts: class, names, fields} */
    MicroOp make() {
        return make;
    }

    /** {@return gives the class of an object} */
    MicroOp classOf() {
        return classOf;
    }

    /** {@return reads the field of an object} */
    MicroOp get(String field) {
        return getters.get(fields.number(field));
    }

    /** {@return writes the field of an object} */
    MicroOp set(String field) {
        return setters.get(fields.number(field));
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
        FieldNames names = (FieldNames) operand.apply(parts.get(1));
        FlowObject object = new FlowObject((String) operand.apply(parts.getFirst()), names);
        for (int i = 0; i < names.size(); i++) {
            set(object, i, operand.apply(parts.get(HEAD + i)));
        }
        return object;
    }

    private static FlowObject make(Object className, Object names, Object... values) {
        FlowObject object = new FlowObject((String) className, (FieldNames) names);
        for (int i = 0; i < values.length; i++) {
            set(object, i, values[i]);
        }
        return object;
    }

    /** {@return the name of the class, one String for all objects of it} */
    public static Object classOf(Object object) {
        return ((FlowObject) object).className();
    }

    private static Object get(Object object, int field) {
        return Machine.of(((FlowObject) object).get(field));
    }

    private static void set(Object object, int field, Object value) {
        ((FlowObject) object).set(field, value == null ? null : Machine.valueOf(value));
    }

    public static Object make0(Object className, Object names) {
        return make(className, names);
    }

    public static Object make1(Object className, Object names, Object a) {
        return make(className, names, a);
    }

    public static Object make2(Object className, Object names, Object a, Object b) {
        return make(className, names, a, b);
    }

    public static Object make3(Object className, Object names, Object a, Object b, Object c) {
        return make(className, names, a, b, c);
    }

    public static Object make4(
            Object className, Object names, Object a, Object b, Object c, Object d) {
        return make(className, names, a, b, c, d);
    }

    public static Object make5(
            Object className, Object names, Object a, Object b, Object c, Object d, Object e) {
        return make(className, names, a, b, c, d, e);
    }

    public static Object make6(
            Object className,
            Object names,
            Object a,
            Object b,
            Object c,
            Object d,
            Object e,
            Object f) {
        return make(className, names, a, b, c, d, e, f);
    }

    public static Object make7(
            Object className,
            Object names,
            Object a,
            Object b,
            Object c,
            Object d,
            Object e,
            Object f,
            Object g) {
        return make(className, names, a, b, c, d, e, f, g);
    }

    public static Object make8(
            Object className,
            Object names,
            Object a,
            Object b,
            Object c,
            Object d,
            Object e,
            Object f,
            Object g,
            Object h) {
        return make(className, names, a, b, c, d, e, f, g, h);
    }

    public static Object get0(Object object) {
        return get(object, 0);
    }

    public static void set0(Object object, Object value) {
        set(object, 0, value);
    }

    public static Object get1(Object object) {
        return get(object, 1);
    }

    public static void set1(Object object, Object value) {
        set(object, 1, value);
    }

    public static Object get2(Object object) {
        return get(object, 2);
    }

    public static void set2(Object object, Object value) {
        set(object, 2, value);
    }

    public static Object get3(Object object) {
        return get(object, 3);
    }

    public static void set3(Object object, Object value) {
        set(object, 3, value);
    }

    public static Object get4(Object object) {
        return get(object, 4);
    }

    public static void set4(Object object, Object value) {
        set(object, 4, value);
    }

    public static Object get5(Object object) {
        return get(object, 5);
    }

    public static void set5(Object object, Object value) {
        set(object, 5, value);
    }

    public static Object get6(Object object) {
        return get(object, 6);
    }

    public static void set6(Object object, Object value) {
        set(object, 6, value);
    }

    public static Object get7(Object object) {
        return get(object, 7);
    }

    public static void set7(Object object, Object value) {
        set(object, 7, value);
    }
}
