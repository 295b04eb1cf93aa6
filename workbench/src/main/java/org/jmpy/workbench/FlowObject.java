package org.jmpy.workbench;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object of the heap: a class and fields, equal to itself only. */
public final class FlowObject implements Value {
    private final String className;
    private final Map<String, Value> fields = new LinkedHashMap<>();

    /** An object without fields yet. */
    public FlowObject(String className) {
        this.className = className;
    }

    /** {@return the name of its class} */
    public String className() {
        return className;
    }

    /** {@return the names of the fields written so far, in the order of their first writing} */
    public Iterable<String> fieldNames() {
        return fields.keySet();
    }

    /**
     * {@return the value of a field}
     *
     * @throws LabException if it was never written
     */
    public Value get(String field) {
        Value value = fields.get(field);
        if (value == null) {
            throw new LabException("field_not_found(" + className + "," + field + ")");
        }
        return value;
    }

    /** Writes a field. */
    public void set(String field, Value value) {
        fields.put(field, value);
    }
}
