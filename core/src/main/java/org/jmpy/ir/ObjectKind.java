package org.jmpy.ir;

import java.util.List;

/**
 * A kind of object that the optimiser may keep in pieces, as the values of its fields, until it is
 * needed whole. Kinds compare by identity.
 *
 * @param tag what {@link Virtual#kind} says of such an object in resume data
 * @param type the exact class of the objects
 * @param fields the fields, in the order of the arguments of the {@link Role.Make}; empty if they
 *     are not known, then such objects are never kept in pieces
 */
public record ObjectKind(Object tag, Class<?> type, List<Field> fields) {
    /**
     * A field.
     *
     * @param type of its value
     * @param memory the memory that the micro-ops that read and write it name; null if it is never
     *     written after the object was made
     */
    public record Field(Type type, String memory) {}

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
