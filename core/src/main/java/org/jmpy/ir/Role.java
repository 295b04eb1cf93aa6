package org.jmpy.ir;

/**
 * What a micro-op does to objects of a kind, told so that the optimiser can do it instead.
 *
 * <p>Fields of different numbers are different places, also in objects of different kinds that name
 * the same memory: a put to one does not change what is got from another. What was put is known to
 * be there until a call writes the memory, or puts into the field of that number of any object.
 */
public sealed interface Role {
    ObjectKind kind();

    /**
     * Makes an object; the arguments are the fields, in order. Called with what the fields hold at
     * any later time it must make the object as it is then.
     */
    record Make(ObjectKind kind) implements Role {}

    /** Gives the value of a field of argument 0, which is of the kind. */
    record Get(ObjectKind kind, int field) implements Role {}

    /**
     * Gives the value of the field of argument 0 whose number is argument 1; what it gives for
     * numbers that are no field is not told here. The kind may have no fields told, then any number
     * may be one.
     */
    record GetAt(ObjectKind kind) implements Role {}

    /** Puts argument 1 into a field of argument 0, which is of the kind. */
    record Put(ObjectKind kind, int field) implements Role {}

    /** Puts argument 2 into the field of argument 0, which is of the kind, numbered argument 1. */
    record PutAt(ObjectKind kind) implements Role {}
}
