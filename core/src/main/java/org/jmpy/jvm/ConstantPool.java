package org.jmpy.jvm;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that compiled code refers to: static final fields of its class, which HotSpot folds.
 */
final class ConstantPool {
    private final ClassDesc owner;
    private final List<Object> values = new ArrayList<>();
    private final List<ClassDesc> types = new ArrayList<>();
    private final Map<ClassDesc, IdentityHashMap<Object, Integer>> numbers = new HashMap<>();

    ConstantPool(ClassDesc owner) {
        this.owner = owner;
    }

    /** Loads {@code value} on the JVM's stack, as a {@code type}. */
    void load(CodeBuilder b, Object value, ClassDesc type) {
        IdentityHashMap<Object, Integer> known =
                numbers.computeIfAbsent(type, t -> new IdentityHashMap<>());
        Integer number = known.get(value);
        if (number == null) {
            number = values.size();
            values.add(value);
            types.add(type);
            known.put(value, number);
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
