package org.jmpy.ir;

import java.util.List;

/**
 * An object that was not made, because nothing in the region needs it. If it is needed after an
 * exit it is made there. Two slots with the same (identical) virtual get the same object.
 *
 * @param kind tells the front end what to make
 * @param fields what it is made of; a virtual must not contain itself
 */
public record Virtual(Object kind, List<Source> fields) implements Source {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
