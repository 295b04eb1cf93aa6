package org.jmpy.jvm;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The objects that compiled code refers to: static final fields of its class, which HotSpot folds.
 */
final class ConstantPool {
    private final ClassDesc owner;
    private final List<Object> values = new ArrayList<>();
    private final List<ClassDesc> types = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    ConstantPool(ClassDesc owner) {
        this.owner = owner;
    }

    /** Loads {@code value} on the JVM's stack, as a {@code type}. */
    void load(CodeBuilder b, Object value, ClassDesc type) {
        Integer number = numbers.get(value);
        if (number == null || !types.get(number).equals(type)) {
            number = values.size();
            values.add(value);
            types.add(type);
            numbers.put(value, number);
        }
        b.getstatic(owner, "c" + number, type);
    }

    int size() {
        return values.size();
    }

    ClassDesc type(int number) {
        return types.get(number);
    }

    /** {@return the values, in the order of the fields} */
    Object[] values() {
        return values.toArray();
    }
}
