package org.jmpy.region;

import java.util.Objects;

/**
 * Where a frame goes on that is rebuilt when a region is left.
 *
 * @param ip position of the instruction to run; of the call under way if there is a continuation
 * @param depth values on the stack
 * @param continuation what becomes of the value of the call, null if none is under way
 */
record Point(CodeMap map, int ip, int depth, Continuation continuation) {
    /** {@return the position of the instruction behind} */
    int next() {
        return map.next(ip);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point that
                && map == that.map
                && ip == that.ip
                && depth == that.depth
                && Objects.equals(continuation, that.continuation);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * System.identityHashCode(map) + ip) + depth;
    }

    @Override
    public String toString() {
        return map.code.name() + "@" + (ip - map.code.codeStart());
    }
}
