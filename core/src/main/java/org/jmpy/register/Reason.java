package org.jmpy.register;

/**
 * Why a finally block runs, if it is neither done with its body nor an exception: a return under
 * way with its value, or a jump.
 *
 * @param value what is returned; null for a jump
 * @param jump number of the jump among those through the block
 */
record Reason(Object value, int jump) {
    boolean isReturn() {
        return value != null;
    }
}
