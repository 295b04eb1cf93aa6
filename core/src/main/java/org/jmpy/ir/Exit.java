package org.jmpy.ir;

/**
 * A way out of a region: of a guard that fails, or of a call that throws. Exits compare by
 * identity.
 *
 * @param resume how to go on
 * @param cause tells the front end why (for feedback and messages), may be null
 * @param observed a value that the front end wants to see at the exit, may be null
 */
public record Exit(Resume resume, Object cause, Value observed) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
