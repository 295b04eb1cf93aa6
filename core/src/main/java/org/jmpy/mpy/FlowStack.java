package org.jmpy.mpy;

/**
 * The value stack at the instruction in hand, as {@link CodeFlow} knows it, and what most
 * instructions do with it. Nothing here may take from below the floor: what is there belongs to an
 * enclosing block, which counts on it when an exception comes.
 */
class FlowStack {
    static final String NEEDS_VALUE = "the stack does not hold the value needed";
    static final String BELOW_FLOOR = "takes from the stack of an enclosing block";
    static final String TOO_DEEP = "stack deeper than the frame";

    final CodeScan scan;
    final StackCells cells = new StackCells();
    final Budget budget = new Budget();

    /** The stack, a number of {@link #cells}. */
    int top;

    /** The depth below which nothing may be taken. */
    int floor;

    /** The depth that the frame has room for. */
    int slotLimit;

    FlowStack(CodeScan scan) {
        this.scan = scan;
    }

    final void push(byte kind, int at) throws MpyFormatException {
        top = cells.push(top, kind);
        if (cells.depth[top] > slotLimit) {
            throw scan.error(at, TOO_DEEP);
        }
    }

    final void push(byte kind, int tag, int at) throws MpyFormatException {
        top = cells.push(top, kind, tag);
        require(cells.depth[top] <= slotLimit, at, TOO_DEEP);
    }

    final void pushValues(int count, int at) throws MpyFormatException {
        require(count <= slotLimit, at, TOO_DEEP);
        budget.spend(count);
        for (int i = 0; i < count; i++) {
            push(Slot.VALUE, at);
        }
    }

    final void pushMethod(int at) throws MpyFormatException {
        checkFloor(at);
        push(Slot.METHOD, at, at);
        push(Slot.SELF, at, at);
    }

    /** Takes a value off; the caller checks the floor. */
    final void popValue(int at) throws MpyFormatException {
        if (cells.kind[top] > Slot.LAST_VALUE) {
            throw scan.error(at, NEEDS_VALUE);
        }
        top = cells.below[top];
    }

    final void popValueOrNull(int at) throws MpyFormatException {
        byte kind = cells.kind[top];
        require(Slot.isValue(kind) || kind == Slot.NULL, at, NEEDS_VALUE);
        top = cells.below[top];
    }

    /** Takes values off and checks the floor. */
    final void popValues(int count, int at) throws MpyFormatException {
        budget.spend(count);
        for (int i = 0; i < count; i++) {
            popValue(at);
        }
        checkFloor(at);
    }

    /** Takes off whatever an instruction may throw away. */
    final void popAny(int at) throws MpyFormatException {
        require(cells.kind[top] <= Slot.ITERATOR_3, at, NEEDS_VALUE);
        top = cells.below[top];
        checkFloor(at);
    }

    final void checkFloor(int at) throws MpyFormatException {
        if (cells.depth[top] < floor) {
            throw scan.error(at, BELOW_FLOOR);
        }
    }

    final void replace(int at) throws MpyFormatException {
        byte kind = cells.kind[top];
        require(Slot.isValue(kind), at, NEEDS_VALUE);
        require(cells.depth[top] > floor, at, BELOW_FLOOR);
        if (kind != Slot.VALUE) {
            top = cells.push(cells.below[top], Slot.VALUE);
        }
    }

    final void combine(int at) throws MpyFormatException {
        popValue(at);
        popValue(at);
        checkFloor(at);
        top = cells.push(top, Slot.VALUE);
    }

    final void duplicateTwo(int at) throws MpyFormatException {
        int second = top;
        int first = cells.below[top];
        boolean areValues = Slot.isValue(cells.kind[second]) && Slot.isValue(cells.kind[first]);
        require(areValues, at, NEEDS_VALUE);
        push(cells.kind[first], cells.tag[first], at);
        push(cells.kind[second], cells.tag[second], at);
    }

    final void rotateThree(int at) throws MpyFormatException {
        int third = top;
        int second = cells.below[third];
        int first = cells.below[second];
        byte firstKind = cells.kind[first];
        byte secondKind = cells.kind[second];
        byte thirdKind = cells.kind[third];
        boolean areMovable =
                isMovableByThree(firstKind)
                        && isMovableByThree(secondKind)
                        && isMovableByThree(thirdKind);
        require(areMovable, at, NEEDS_VALUE);
        int firstTag = cells.tag[first];
        int secondTag = cells.tag[second];
        int thirdTag = cells.tag[third];
        top = cells.below[first];
        checkFloor(at);
        boolean isWhole =
                thirdKind == Slot.PENDING_DATA
                        && firstKind == Slot.PENDING_CAUSE
                        && firstTag == thirdTag;
        if (isWhole) {
            push(Slot.REASON, firstTag, at);
        } else {
            push(thirdKind, thirdTag, at);
            push(firstKind, firstTag, at);
        }
        push(secondKind, secondTag, at);
    }

    static boolean isMovableByThree(byte kind) {
        return Slot.isMovable(kind) || kind == Slot.PENDING_DATA || kind == Slot.PENDING_CAUSE;
    }

    /** {@return the stack {@code from} without the iterator of a for loop} */
    final int dropIterator(int from, int at) throws MpyFormatException {
        int slot3 = from;
        int slot2 = cells.below[slot3];
        int slot1 = cells.below[slot2];
        int slot0 = cells.below[slot1];
        boolean isMade =
                cells.kind[slot0] == Slot.ITERATOR_0
                        && cells.kind[slot1] == Slot.ITERATOR_1
                        && cells.kind[slot2] == Slot.ITERATOR_2
                        && cells.kind[slot3] == Slot.ITERATOR_3
                        && cells.tag[slot0] == cells.tag[slot1]
                        && cells.tag[slot0] == cells.tag[slot2]
                        && cells.tag[slot0] == cells.tag[slot3];
        // A generator expression gets its iterator as an argument and fills the slots itself.
        boolean isGiven =
                cells.kind[slot0] == Slot.NULL
                        && Slot.isValue(cells.kind[slot1])
                        && cells.kind[slot2] == Slot.NULL
                        && cells.kind[slot3] == Slot.NULL;
        require(isMade || isGiven, at, "no iterator");
        return cells.below[slot0];
    }

    final void require(boolean holds, int at, String detail) throws MpyFormatException {
        if (!holds) {
            throw scan.error(at, detail);
        }
    }
}
