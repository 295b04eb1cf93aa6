package org.jmpy.workbench;

/** An object of the heap: a class and fields, equal to itself only. */
public final class FlowObject implements Value {
    private final String className;
    private final FieldNames names;
    private final Value[] fields;

    /** An object without fields yet, which may be those of {@code names}. */
    FlowObject(String className, FieldNames names) {
        this.className = className.intern();
        this.names = names;
        this.fields = new Value[names.size()];
    }

    /** {@return the name of its class: one String for all objects of a class} */
    public String className() {
        return className;
    }

    /**
     * {@return the value of a field}
     *
     * @throws LabException if it was never written
     */
    Value get(int field) {
        Value value = find(field);
        if (value == null) {
            throw new LabException("field_not_found(" + className + "," + names.name(field) + ")");
        }
        return value;
    }

    /** {@return the value of a field, null if it was never written} */
    Value find(int field) {
        return fields[field];
    }

    @Override
    public String toString() {
        return Facts.text(this);
    }

    /** Writes a field; null is that of one that was never written. */
    void set(int field, Value value) {
        fields[field] = value;
    }
}
