package org.jmpy.workbench;

/** Where a run stands: a function and its variables, the next step, and who waits for it. */
final class Frame {
    final Function function;
    final Env env;

    /** The block, and the number of its step that comes next. */
    String label;

    int index;

    /** Who called, standing at the block where it goes on; null outside of any call. */
    final Frame caller;

    /** The caller's variable for what is returned. */
    final String result;

    Frame(Function function, Env env, String label, Frame caller, String result) {
        this.function = function;
        this.env = env;
        this.label = label;
        this.caller = caller;
        this.result = result;
    }

    /** The block before this one in the same frame, null if there was none. */
    String previous;

    /** Goes to the start of a block. {@return this} */
    Frame at(String target) {
        previous = label;
        label = target;
        index = 0;
        return this;
    }
}
