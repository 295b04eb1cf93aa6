package org.jmpy.mpy;

import java.util.Arrays;

/**
 * Abstract value stacks that share their lower parts. A stack is the number of its top cell; a cell
 * knows the one below, its kind and tag, and how many slots it and all below it take. Cells are
 * numbered upwards from what they stand on, so a state is kept by pinning its top: everything above
 * both the pinned and the current top is free. Nothing is allocated while a function is checked,
 * but for growing the arrays.
 */
final class StackCells {
    /** The empty stack. */
    static final int EMPTY = 0;

    int[] below = new int[256];
    byte[] kind = new byte[256];
    int[] tag = new int[256];
    int[] depth = new int[256];

    /** The highest cell that some kept state uses. */
    private int pinned;

    /** Pairs of cells that {@link #join} walked over. */
    private int[] walked = new int[16];

    /** Forgets all stacks. */
    void reset() {
        pinned = EMPTY;
        kind[EMPTY] = Slot.CONFLICT;
    }

    /** Keeps the stack {@code top}. */
    void pin(int top) {
        if (top > pinned) {
            pinned = top;
        }
    }

    /** {@return the stack {@code top} with one more slot, of a kind without a tag} */
    int push(int top, byte slotKind) {
        int cell = (top > pinned ? top : pinned) + 1;
        if (cell == below.length) {
            grow();
        }
        below[cell] = top;
        kind[cell] = slotKind;
        depth[cell] = depth[top] + 1;
        return cell;
    }

    /** {@return the stack {@code top} with one more slot, two if it is a reason} */
    int push(int top, byte slotKind, int slotTag) {
        int cell = (top > pinned ? top : pinned) + 1;
        if (cell == below.length) {
            grow();
        }
        below[cell] = top;
        kind[cell] = slotKind;
        tag[cell] = slotTag;
        boolean isTwo = slotKind == Slot.REASON || slotKind == Slot.UNTESTED;
        depth[cell] = depth[top] + (isTwo ? 2 : 1);
        return cell;
    }

    private void grow() {
        int size = below.length * 2;
        below = Arrays.copyOf(below, size);
        kind = Arrays.copyOf(kind, size);
        tag = Arrays.copyOf(tag, size);
        depth = Arrays.copyOf(depth, size);
    }

    /**
     * {@return a stack that holds for both {@code a} and {@code b}: {@code a} itself if it does, or
     * -1 if there is none}
     *
     * @param budget how many cells may be walked over
     */
    int join(int a, int b, Budget budget) throws MpyFormatException {
        if (a == b) {
            return a;
        }
        int pairs = 0;
        int lastChanged = -1;
        int cellA = a;
        int cellB = b;
        while (cellA != cellB) {
            byte joined = Slot.join(kind[cellA], kind[cellB]);
            if (joined == Slot.CONFLICT) {
                return -1; // also when one of the stacks ends here
            }
            boolean sameTag = tag[cellA] == tag[cellB];
            if (!sameTag && kind[cellA] == kind[cellB]) {
                if (Slot.isTagged(joined)) {
                    return -1;
                }
                if (joined == Slot.TUPLE) {
                    joined = Slot.VALUE;
                }
            }
            if (2 * pairs == walked.length) {
                walked = Arrays.copyOf(walked, 4 * pairs);
            }
            walked[2 * pairs] = cellA;
            walked[2 * pairs + 1] = cellB;
            if (joined != kind[cellA]) {
                lastChanged = pairs;
            }
            pairs++;
            cellA = below[cellA];
            cellB = below[cellB];
        }
        budget.spend(pairs);
        if (lastChanged < 0) {
            return a;
        }
        pin(a);
        pin(b);
        int top = below[walked[2 * lastChanged]];
        for (int i = lastChanged; i >= 0; i--) {
            int first = walked[2 * i];
            int second = walked[2 * i + 1];
            byte joined = Slot.join(kind[first], kind[second]);
            if (joined == Slot.TUPLE && tag[first] != tag[second]) {
                joined = Slot.VALUE;
            }
            top = push(top, joined, kind[first] == joined ? tag[first] : tag[second]);
        }
        return top;
    }
}
