package org.jmpy.mpy;

import java.util.Arrays;

/**
 * Abstract exception stacks that share their lower parts, like {@link StackCells}. A stack is the
 * number of its top handler, 0 if none is open.
 *
 * <p>A handler is active while control is at or after its address: exceptions then pass it by. That
 * no handler changes between active and not while another one is open on top of it is what {@link
 * #low} and {@link #limit} are for.
 */
final class Handlers {
    /** No open handler. */
    static final int NONE = 0;

    /** Opened by SETUP_EXCEPT. */
    static final byte EXCEPT = 0;

    /** Opened by SETUP_FINALLY. */
    static final byte FINALLY = 1;

    /** Opened by SETUP_WITH; its end takes the two slots of the exit method away. */
    static final byte WITH = 2;

    /** Opened by SETUP_FINALLY for async with; its end takes the manager away. */
    static final byte ASYNC_WITH = 3;

    int[] below = new int[16];
    byte[] kind = new byte[16];

    /** Where the handler's code starts. */
    int[] address = new int[16];

    /** Depth of the value stack when it was opened, to which an exception cuts it. */
    int[] depth = new int[16];

    /** How many handlers are open, this one included. */
    int[] level = new int[16];

    /** Code that runs while this is the top handler is at or after here ... */
    int[] low = new int[16];

    /** ... and before here. */
    int[] limit = new int[16];

    /** The floor that the handlers below make while this one is open. */
    private int[] floorBelow = new int[16];

    private int count;

    /** Forgets all handlers; the code ends before {@code end}. */
    void reset(int end) {
        count = 1;
        limit[NONE] = end;
    }

    /**
     * {@return the stack {@code top} with a handler more}
     *
     * @param at where it is opened
     */
    int open(int top, int at, byte newKind, int newAddress, int newDepth) {
        if (count == below.length) {
            grow();
        }
        int handler = count++;
        below[handler] = top;
        kind[handler] = newKind;
        address[handler] = newAddress;
        depth[handler] = newDepth;
        level[handler] = level[top] + 1;
        boolean belowActive = top != NONE && address[top] <= at;
        boolean belowWaits = top != NONE && !belowActive;
        low[handler] = belowActive ? Math.max(low[top], address[top]) : low[top];
        limit[handler] = belowWaits ? Math.min(limit[top], address[top]) : limit[top];
        floorBelow[handler] = floor(top, at);
        return handler;
    }

    /** Takes back the last {@link #open}. */
    void forget(int opened) {
        count = opened;
    }

    /** {@return whether two stacks have equal handlers} */
    boolean same(int a, int b) {
        int x = a;
        int y = b;
        while (x != y) {
            if (level[x] != level[y]
                    || address[x] != address[y]
                    || depth[x] != depth[y]
                    || kind[x] != kind[y]
                    || low[x] != low[y]
                    || limit[x] != limit[y]) {
                return false;
            }
            x = below[x];
            y = below[y];
        }
        return true;
    }

    /** {@return the depth of the value stack that no instruction at {@code at} may go below} */
    int floor(int top, int at) {
        return address[top] > at ? depth[top] : floorBelow[top];
    }

    /** {@return the depth of the value stack under the reason when END_FINALLY ends the handler} */
    int depthAtEnd(int handler) {
        return depth[handler]
                - switch (kind[handler]) {
                    case WITH -> 2;
                    case ASYNC_WITH -> 1;
                    default -> 0;
                };
    }

    private void grow() {
        int size = 2 * below.length;
        below = Arrays.copyOf(below, size);
        kind = Arrays.copyOf(kind, size);
        address = Arrays.copyOf(address, size);
        depth = Arrays.copyOf(depth, size);
        level = Arrays.copyOf(level, size);
        low = Arrays.copyOf(low, size);
        limit = Arrays.copyOf(limit, size);
        floorBelow = Arrays.copyOf(floorBelow, size);
    }
}
