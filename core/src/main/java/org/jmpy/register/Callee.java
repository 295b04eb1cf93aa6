package org.jmpy.register;

import org.jmpy.interp.BytecodeFunction;

/** A function written as text, as a call in another one knows it; its code comes when linked. */
final class Callee {
    private final String name;
    private final int[] parameters;
    private final int result;
    private BytecodeFunction target;

    Callee(String name, int[] parameters, int result) {
        this.name = name;
        this.parameters = parameters;
        this.result = result;
    }

    String name() {
        return name;
    }

    /** {@return the types of the parameters} */
    int[] parameters() {
        return parameters;
    }

    int result() {
        return result;
    }

    void link(BytecodeFunction function) {
        target = function;
    }

    /** {@return the function to call} */
    BytecodeFunction target() {
        return target;
    }

    @Override
    public String toString() {
        return name;
    }
}
