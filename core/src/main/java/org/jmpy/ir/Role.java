package org.jmpy.ir;

/** What a micro-op does to objects of a kind, told so that the optimiser can do it instead. */
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
     * numbers that are no field is not told here.
     */
    record GetAt(ObjectKind kind) implements Role {}

    /** Puts argument 1 into a field of argument 0, which is of the kind. */
    record Put(ObjectKind kind, int field) implements Role {}
}
