package org.jmpy.jvm;

import org.jmpy.interp.FunctionCode;

/**
 * The JVM locals of a compiled function.
 *
 * @param firstLocal the one of Python local 0; the others follow
 * @param firstStack the one of the lowest place of the value stack
 * @param firstCaught the one of the exception that the outermost handler has taken
 * @param firstReturned the one of the value that waits for the outermost finally block
 * @param at holds the position of the instruction that may raise
 * @param names holds the names of a class body or module, null in other functions
 * @param jump tells which jump goes on after a finally block
 * @param thrown holds an object for a moment
 * @param target holds the compiled code of a callee for a moment
 */
record Slots(
        int firstLocal,
        int firstStack,
        int firstCaught,
        int firstReturned,
        int at,
        int names,
        int jump,
        int thrown,
        int target) {

    /** {@return the locals of a method whose own parameters take so many} */
    static Slots of(FunctionCode function, int parameterSlots) {
        int firstStack = parameterSlots + function.stateSize();
        int firstCaught = firstStack + function.stateSize();
        int firstReturned = firstCaught + function.handlerDepth();
        int at = firstReturned + function.handlerDepth();
        return new Slots(
                parameterSlots,
                firstStack,
                firstCaught,
                firstReturned,
                at,
                at + 1,
                at + 2,
                at + 3,
                at + 4);
    }
}
