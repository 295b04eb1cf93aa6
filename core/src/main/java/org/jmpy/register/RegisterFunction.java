package org.jmpy.register;

import org.jmpy.bytecode.Flow;

import java.util.Arrays;
import java.util.List;

/**
 * A function as register code: bytes that its interpreter may quicken in place, and the tables
 * beside them.
 *
 * @param name for people
 * @param registers how many it has
 * @param parameters how many of them, from the highest down, are parameters
 * @param entry the types of the registers when it starts; see {@link Kinds}
 * @param result the type it returns
 * @param code instructions
 * @param pool constants, {@link Site}s, code of functions, {@link RegisterFunction}s
 * @param catches where exceptions go; the innermost first
 * @param map positions of the instructions it was made from, null if it was written as text
 * @param headers loop headers, and where generators wait: there frames of tier 0 come in and go out
 * @param jumps the jumps that run finally blocks first, by the number of their {@link Reason}
 * @param levels how many handlers can be open at a time
 * @param notes how long the stack bytecode is whose history it fills, 0 if it fills none
 */
record RegisterFunction(
        String name,
        int registers,
        int parameters,
        int[] entry,
        int result,
        byte[] code,
        Object[] pool,
        List<Catch> catches,
        SourceMap map,
        List<Header> headers,
        List<Flow.Continuation> jumps,
        int levels,
        int notes) {

    /**
     * A handler: exceptions that instructions from {@code from} up to {@code to} raise go to {@code
     * handler}, with the exception in the accumulator.
     *
     * @param closes whether handlers inside it are left on the way
     */
    record Catch(int from, int to, int handler, boolean closes) {
        boolean covers(int pc) {
            return pc >= from && pc < to;
        }
    }

    /**
     * A loop header, or where a generator goes on after it waited.
     *
     * @param depth values on the stack there, all in the registers of their own numbers
     * @param isOpen whether a frame of tier 0 is the same there: not in an active finally block
     * @param handlers the handlers that are open there, the innermost first; null if none is
     */
    record Header(int pc, int ip, int depth, boolean isOpen, Flow.Handler handlers) {}

    /**
     * What each instruction comes from.
     *
     * @param pcs where the instructions that can raise, or where a frame can be left, start
     * @param exits for each, how the frame is made
     */
    record SourceMap(int[] pcs, Insn.Exit[] exits) {
        /** {@return the exit of the instruction that starts at {@code pc}, null if it has none} */
        Insn.Exit at(int pc) {
            int found = Arrays.binarySearch(pcs, pc);
            return found < 0 ? null : exits[found];
        }
    }

    /** {@return the handler of an exception at {@code pc}, null if it leaves the function} */
    Catch catchOf(int pc) {
        for (Catch c : catches) {
            if (c.covers(pc)) {
                return c;
            }
        }
        return null;
    }

    /** {@return position in the stack bytecode of the instruction at {@code pc}, -1 if unknown} */
    int ip(int pc) {
        Insn.Exit exit = map == null ? null : map.at(pc);
        return exit == null ? -1 : exit.ip();
    }

    /** {@return whether its parameters are all that Python code can pass: not so in text} */
    boolean takesAny() {
        return map != null;
    }

    /** {@return the type of parameter {@code index}} */
    int parameterType(int index) {
        return entry[registers - 1 - index];
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
