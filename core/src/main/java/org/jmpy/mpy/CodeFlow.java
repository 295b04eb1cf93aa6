package org.jmpy.mpy;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Operand;
import org.jmpy.bytecode.Prelude;

import java.util.Arrays;

/**
 * Second look at a function's code: follows control and keeps, for every slot of the value stack,
 * what {@link Slot} can tell, and which handlers are open. States are kept only where jumps and
 * handlers lead to ("joins"); the code between is walked in the order of addresses, again from a
 * join whose state grew, until nothing grows.
 */
final class CodeFlow extends FlowStack {
    private static final byte[] SHAPES = new byte[256];

    /** The kind of the slot that an instruction of shape {@link #PUSH} pushes. */
    private static final byte[] PUSHED = new byte[256];

    // What most instructions do, see SHAPES; the others have their own method.
    private static final byte OTHER = 0;
    private static final byte PUSH = 1;
    private static final byte REPLACE = 2;
    private static final byte DROP = 3;
    private static final byte COMBINE = 4;
    private static final byte NOTHING = 5;
    private static final byte PUSH_SMALL_INT = 6;
    private static final byte PUSH_FAST = 7;
    private static final byte COMBINE_MATCH = 8;

    static {
        for (int op = 0; op < 256; op++) {
            if (Opcode.isDefined(op)) {
                SHAPES[op] = shape(op);
            }
        }
        PUSHED[Opcode.LOAD_CONST_STRING] = Slot.TEXT;
        PUSHED[Opcode.LOAD_CONST_NONE] = Slot.NONE;
        PUSHED[Opcode.LOAD_NULL] = Slot.NULL;
        PUSHED[Opcode.BUILD_MAP] = Slot.DICT;
    }

    /** What an instruction's method returns if control does not go on after it. */
    private static final int NO_NEXT = -1;

    /** No join. */
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Handlers handlers = new Handlers();

    private byte[] bytes;
    private byte[] length;
    private int first;
    private int end;

    /** The open handlers at the instruction in hand. */
    private int handler;

    // The states at joins.
    private int[] joinTop = new int[64];
    private int[] joinHandler = new int[64];
    private boolean[] isReached = new boolean[64];
    private boolean[] isPending = new boolean[64];

    /** The first join after the instruction in hand. */
    private int nextJoin;

    /** The index of {@link #nextJoin}, or the end of the code. */
    private int nextJoinAt;

    /** The first join before the instruction in hand that is pending. */
    private int restart;

    /** No join after this one is pending. */
    private int lastPending;

    CodeFlow(CodeScan scan) {
        super(scan);
    }

    private static byte shape(int op) {
        if (op == Opcode.BINARY_OP_MULTI + BinaryOp.EXCEPTION_MATCH) {
            return COMBINE_MATCH;
        }
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI && op < Opcode.LOAD_FAST_MULTI) {
            return PUSH_SMALL_INT;
        }
        if (op >= Opcode.LOAD_FAST_MULTI && op < Opcode.STORE_FAST_MULTI) {
            return PUSH_FAST;
        }
        if (op >= Opcode.STORE_FAST_MULTI && op < Opcode.UNARY_OP_MULTI) {
            return DROP;
        }
        if (op >= Opcode.UNARY_OP_MULTI && op < Opcode.BINARY_OP_MULTI) {
            return REPLACE;
        }
        if (op >= Opcode.BINARY_OP_MULTI) {
            return COMBINE;
        }
        return switch (op) {
            case Opcode.LOAD_NAME, Opcode.LOAD_GLOBAL, Opcode.LOAD_CONST_OBJ -> PUSH;
            case Opcode.LOAD_DEREF, Opcode.LOAD_BUILD_CLASS -> PUSH;
            case Opcode.LOAD_CONST_FALSE, Opcode.LOAD_CONST_TRUE -> PUSH;
            case Opcode.LOAD_CONST_STRING, Opcode.LOAD_CONST_NONE -> PUSH;
            case Opcode.LOAD_NULL, Opcode.BUILD_MAP -> PUSH;
            case Opcode.LOAD_ATTR, Opcode.GET_ITER -> REPLACE;
            case Opcode.STORE_NAME, Opcode.STORE_GLOBAL, Opcode.STORE_FAST_N -> DROP;
            case Opcode.STORE_DEREF, Opcode.IMPORT_STAR -> DROP;
            case Opcode.LOAD_SUBSCR -> COMBINE;
            case Opcode.DELETE_NAME, Opcode.DELETE_GLOBAL -> NOTHING;
            case Opcode.DELETE_FAST, Opcode.DELETE_DEREF -> NOTHING;
            default -> OTHER;
        };
    }

    /** Checks the function that {@link #scan} has looked at. */
    void check() throws MpyFormatException {
        bytes = scan.bytes;
        length = scan.length;
        first = scan.first;
        end = scan.end;
        slotLimit = scan.prelude.nState + scan.extraSlots - (scan.lastLocal + 1);
        require(slotLimit >= 0, scan.first, "more locals than the frame has slots");
        cells.reset();
        handlers.reset(end);
        budget.reset(scan.first + scan.shift, end - scan.first);
        int joins = scan.joinCount;
        if (joins > joinTop.length) {
            joinTop = new int[2 * joins];
            joinHandler = new int[2 * joins];
            isReached = new boolean[2 * joins];
            isPending = new boolean[2 * joins];
        }
        Arrays.fill(isReached, 0, joins, false);
        Arrays.fill(isPending, 0, joins, false);
        top = StackCells.EMPTY;
        handler = Handlers.NONE;
        floor = 0;
        restart = NOWHERE;
        lastPending = -1;
        setNextJoin(0);
        int at = scan.first;
        while (at != NO_NEXT) {
            walk(at);
            at = enterPending();
        }
    }

    private void setNextJoin(int join) {
        nextJoin = join;
        nextJoinAt = join < scan.joinCount ? scan.joinAt[join] : end;
    }

    /** {@return where to go on, with the state there; or {@link #NO_NEXT} when all is done} */
    private int enterPending() throws MpyFormatException {
        int from = nextJoin;
        int join = from;
        while (true) {
            while (join <= lastPending && !isPending[join]) {
                join++;
            }
            budget.spend(join - from);
            if (join <= lastPending) {
                return enter(join);
            }
            lastPending = Math.min(lastPending, nextJoin - 1);
            if (restart == NOWHERE) {
                return NO_NEXT;
            }
            from = restart;
            join = restart;
            restart = NOWHERE;
        }
    }

    /** Takes the state at a join, and {@return its index}. */
    private int enter(int join) throws MpyFormatException {
        int at = scan.joinAt[join];
        isPending[join] = false;
        top = joinTop[join];
        handler = joinHandler[join];
        require(
                at >= handlers.low[handler] && at < handlers.limit[handler],
                at,
                "leaves or enters the code of an open handler");
        floor = handlers.floor(handler, at);
        require(cells.depth[top] >= floor, at, BELOW_FLOOR);
        setNextJoin(join + 1);
        return at;
    }

    /** Adds a state to those with which control reaches the join at index {@code target}. */
    private void flowTo(int target, int newTop, int newHandler, int at) throws MpyFormatException {
        reach(scan.joinNumber(target), newTop, newHandler, at);
    }

    private void reach(int join, int newTop, int newHandler, int at) throws MpyFormatException {
        int joined;
        if (!isReached[join]) {
            isReached[join] = true;
            joinHandler[join] = newHandler;
            // No constant is needed as one beyond a jump, and loops count from constants.
            joined =
                    cells.kind[newTop] == Slot.NATURAL
                            ? cells.push(cells.below[newTop], Slot.VALUE)
                            : newTop;
        } else {
            if (joinHandler[join] != newHandler) {
                budget.spend(handlers.level[newHandler]);
                require(
                        handlers.same(joinHandler[join], newHandler),
                        at,
                        "paths meet with different handlers");
            }
            joined = cells.join(joinTop[join], newTop, budget);
            require(joined >= 0, at, "paths meet with different stacks");
            if (joined == joinTop[join]) {
                return;
            }
            require(cells.depth[joined] <= slotLimit, at, TOO_DEEP);
        }
        cells.pin(joined);
        joinTop[join] = joined;
        isPending[join] = true;
        lastPending = Math.max(lastPending, join);
        if (join < nextJoin && join < restart) {
            restart = join;
        }
    }

    /** Follows control from index {@code start} until it ends or comes to what is known. */
    private void walk(int start) throws MpyFormatException {
        int at = start;
        while (at != NO_NEXT) {
            if (at == nextJoinAt) {
                require(at != end, at - 1, "control runs off the end");
                reach(nextJoin, top, handler, at);
                if (!isPending[nextJoin]) {
                    return;
                }
                enter(nextJoin);
            }
            int op = bytes[at] & 0xff;
            switch (SHAPES[op]) {
                case PUSH:
                    push(PUSHED[op], at);
                    at = after(at);
                    break;
                case REPLACE:
                    replace(at);
                    at = after(at);
                    break;
                case DROP:
                    popValue(at);
                    checkFloor(at);
                    at = after(at);
                    break;
                case COMBINE:
                    combine(at);
                    at = after(at);
                    break;
                case NOTHING:
                    at = after(at);
                    break;
                case PUSH_SMALL_INT:
                    boolean isNatural =
                            op >= Opcode.LOAD_CONST_SMALL_INT_MULTI + Opcode.SMALL_INT_MULTI_EXCESS;
                    push(isNatural ? Slot.NATURAL : Slot.VALUE, at);
                    at++;
                    break;
                case PUSH_FAST:
                    pushFast(op & 0xf, at);
                    at++;
                    break;
                case COMBINE_MATCH:
                    combine(at);
                    at++;
                    break;
                default:
                    at = other(op, at);
                    break;
            }
        }
    }

    private int other(int op, int at) throws MpyFormatException {
        switch (op) {
            case Opcode.LOAD_CONST_SMALL_INT:
                push((bytes[at + 1] & 0x40) == 0 ? Slot.NATURAL : Slot.VALUE, at);
                break;
            case Opcode.LOAD_FAST_N:
                pushFast(operand(at), at);
                break;
            case Opcode.LOAD_METHOD:
                popValue(at);
                pushMethod(at);
                break;
            case Opcode.LOAD_SUPER_METHOD:
                popValues(3, at);
                pushMethod(at);
                break;
            case Opcode.CALL_FUNCTION, Opcode.CALL_FUNCTION_VAR_KW:
                call(op, false, at);
                break;
            case Opcode.CALL_METHOD, Opcode.CALL_METHOD_VAR_KW:
                call(op, true, at);
                break;
            case Opcode.STORE_ATTR:
                popValue(at);
                popValueOrNull(at);
                checkFloor(at);
                break;
            case Opcode.STORE_SUBSCR:
                popValue(at);
                popValue(at);
                popValueOrNull(at);
                checkFloor(at);
                break;
            case Opcode.POP_TOP:
                popAny(at);
                break;
            case Opcode.JUMP:
                flowTo(target(at), top, handler, at);
                return NO_NEXT;
            case Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE:
                popValue(at);
                checkFloor(at);
                flowTo(target(at), top, handler, at);
                return afterOffset(at);
            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP:
                require(Slot.isValue(cells.kind[top]), at, NEEDS_VALUE);
                flowTo(target(at), top, handler, at);
                popValue(at);
                checkFloor(at);
                return afterOffset(at);
            case Opcode.DUP_TOP:
                return duplicate(at);
            case Opcode.DUP_TOP_TWO:
                duplicateTwo(at);
                break;
            case Opcode.ROT_TWO:
                return rotateTwo(at);
            case Opcode.ROT_THREE:
                rotateThree(at);
                break;
            case Opcode.RETURN_VALUE:
                returnValue(at);
                return NO_NEXT;
            case Opcode.RAISE_LAST:
                return NO_NEXT;
            case Opcode.RAISE_OBJ:
                popValues(1, at);
                return NO_NEXT;
            case Opcode.RAISE_FROM:
                popValues(2, at);
                return NO_NEXT;
            case Opcode.YIELD_VALUE:
                requireGenerator(at);
                replace(at);
                break;
            case Opcode.YIELD_FROM:
                requireGenerator(at);
                combine(at);
                break;
            default:
                return build(op, at);
        }
        return after(at);
    }

    /** Instructions that make things, and those of blocks. */
    private int build(int op, int at) throws MpyFormatException {
        switch (op) {
            case Opcode.BUILD_TUPLE:
                int items = operand(at);
                popValues(items, at);
                push(Slot.TUPLE, items, at);
                break;
            case Opcode.BUILD_LIST:
                popValues(operand(at), at);
                push(Slot.LIST, at);
                break;
            case Opcode.BUILD_SET:
                popValues(operand(at), at);
                push(Slot.SET, at);
                break;
            case Opcode.BUILD_SLICE:
                popValues(operand(at), at);
                push(Slot.VALUE, at);
                break;
            case Opcode.STORE_MAP:
                popValues(2, at);
                require(cells.kind[top] == Slot.DICT, at, "not a dict to store to");
                break;
            case Opcode.STORE_COMP:
                storeComprehension(operand(at), at);
                break;
            case Opcode.UNPACK_SEQUENCE:
                popValues(1, at);
                pushValues(operand(at), at);
                break;
            case Opcode.UNPACK_EX:
                popValues(1, at);
                int counts = operand(at);
                pushValues((counts & 0xff) + ((counts >> 8) & 0xff) + 1, at);
                break;
            case Opcode.MAKE_FUNCTION:
                makeFunction(false, 0, at);
                break;
            case Opcode.MAKE_FUNCTION_DEFARGS:
                makeFunction(true, 0, at);
                break;
            case Opcode.MAKE_CLOSURE, Opcode.MAKE_CLOSURE_DEFARGS:
                int next = after(at);
                makeFunction(op == Opcode.MAKE_CLOSURE_DEFARGS, bytes[next - 1] & 0xff, at);
                break;
            case Opcode.IMPORT_NAME:
                importName(at);
                break;
            case Opcode.IMPORT_FROM:
                require(Slot.isValue(cells.kind[top]), at, NEEDS_VALUE);
                push(Slot.VALUE, at);
                break;
            case Opcode.GET_ITER_STACK:
                popValues(1, at);
                for (int i = 0; i < Opcode.ITERATOR_SLOTS; i++) {
                    push((byte) (Slot.ITERATOR_0 + i), at, at);
                }
                break;
            case Opcode.FOR_ITER:
                int exhausted = dropIterator(top, at);
                require(cells.depth[exhausted] >= floor, at, BELOW_FLOOR);
                flowTo(target(at), exhausted, handler, at);
                push(Slot.VALUE, at);
                return afterOffset(at);
            case Opcode.SETUP_WITH, Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY:
                setUp(op, at);
                return afterOffset(at);
            case Opcode.POP_EXCEPT_JUMP:
                require(handler != Handlers.NONE, at, "no open handler");
                flowTo(target(at), top, handlers.below[handler], at);
                return NO_NEXT;
            case Opcode.UNWIND_JUMP:
                unwindJump(at);
                return NO_NEXT;
            case Opcode.WITH_CLEANUP:
                cleanUp(at);
                break;
            case Opcode.END_FINALLY:
                return endFinally(at);
            default:
                throw new AssertionError(op);
        }
        return after(at);
    }

    // Reading the instruction in hand; the scan has found it sound.

    /** {@return the index after an instruction} */
    private int after(int at) {
        return at + length[at - first];
    }

    /** {@return the index after an instruction with an offset} */
    private int afterOffset(int at) {
        return bytes[at + 1] < 0 ? at + 3 : at + 2;
    }

    private int operand(int at) {
        return Operand.vuint(bytes, at + 1);
    }

    /** {@return where the offset of the instruction leads} */
    private int target(int at) {
        int offset =
                Opcode.format(bytes[at] & 0xff) == Opcode.FORWARD
                        ? Operand.offset(bytes, at + 1)
                        : Operand.signedOffset(bytes, at + 1);
        return afterOffset(at) + offset;
    }

    private void pushFast(int local, int at) throws MpyFormatException {
        boolean isCell = scan.hasCells && local < scan.isCell.length && scan.isCell[local];
        push(isCell ? Slot.CELL : Slot.VALUE, at);
    }

    private int duplicate(int at) throws MpyFormatException {
        if (cells.kind[top] == Slot.UNTESTED) {
            return testReason(at);
        }
        require(Slot.isValue(cells.kind[top]), at, NEEDS_VALUE);
        push(cells.kind[top], cells.tag[top], at);
        return at + 1;
    }

    private int rotateTwo(int at) throws MpyFormatException {
        int second = top;
        int first = cells.below[second];
        byte firstKind = cells.kind[first];
        byte secondKind = cells.kind[second];
        boolean areMovable = Slot.isMovable(firstKind) && Slot.isMovable(secondKind);
        require(areMovable, at, NEEDS_VALUE);
        int firstTag = cells.tag[first];
        int secondTag = cells.tag[second];
        top = cells.below[first];
        boolean leaves = cells.depth[top] < floor;
        push(secondKind, secondTag, at);
        push(firstKind, firstTag, at);
        if (leaves) {
            leaveAsyncWith(secondKind, at);
            return NO_NEXT;
        }
        return at + 1;
    }

    /**
     * The normal end of an async with block puts None under the manager, which the handler
     * protects, and jumps into the handler's code. Nothing can raise between the two instructions.
     */
    private void leaveAsyncWith(byte lower, int at) throws MpyFormatException {
        int jump = at + 1;
        boolean holds =
                handlers.kind[handler] == Handlers.ASYNC_WITH
                        && handlers.address[handler] > at
                        && cells.depth[top] == handlers.depth[handler] + 1
                        && lower == Slot.NONE
                        && jump < nextJoinAt
                        && (bytes[jump] & 0xff) == Opcode.JUMP
                        && target(jump) > handlers.address[handler];
        require(holds, at, BELOW_FLOOR);
        flowTo(target(jump), top, handler, at);
    }

    // Calls, functions, containers.

    private void call(int op, boolean isMethod, int at) throws MpyFormatException {
        int counts = operand(at);
        boolean hasStars = op == Opcode.CALL_FUNCTION_VAR_KW || op == Opcode.CALL_METHOD_VAR_KW;
        if (hasStars) {
            require(cells.kind[top] == Slot.NATURAL, at, "no bitmap of stars");
            top = cells.below[top];
        }
        for (int i = (counts >> 8) & 0xff; i > 0; i--) {
            popValue(at);
            byte name = cells.kind[top];
            boolean isName = name == Slot.TEXT || (hasStars && name == Slot.NULL);
            require(isName, at, "keyword argument without a name");
            top = cells.below[top];
        }
        for (int i = counts & 0xff; i > 0; i--) {
            popValue(at);
        }
        if (isMethod) {
            int method = cells.below[top];
            boolean isPair =
                    cells.kind[top] == Slot.SELF
                            && cells.kind[method] == Slot.METHOD
                            && cells.tag[top] == cells.tag[method];
            require(isPair, at, "no method to call");
            top = cells.below[method];
        } else {
            popValue(at);
        }
        checkFloor(at);
        top = cells.push(top, Slot.VALUE);
    }

    private void makeFunction(boolean hasDefaults, int closed, int at) throws MpyFormatException {
        for (int i = 0; i < closed; i++) {
            require(cells.kind[top] == Slot.CELL, at, "closes over what is not a cell");
            top = cells.below[top];
        }
        Prelude child = scan.function.child(operand(at)).prelude();
        int positional = 0;
        boolean hasKeyword = false;
        if (hasDefaults) {
            hasKeyword = cells.kind[top] == Slot.DICT;
            require(hasKeyword || cells.kind[top] == Slot.NULL, at, "defaults of keywords");
            top = cells.below[top];
            boolean hasTuple = cells.kind[top] == Slot.TUPLE;
            require(hasTuple || cells.kind[top] == Slot.NULL, at, "defaults of parameters");
            positional = hasTuple ? cells.tag[top] : 0;
            top = cells.below[top];
        }
        boolean declaresKeyword = (child.scopeFlags & Prelude.DEFKWARGS) != 0;
        boolean matches = child.nDefPosArgs == positional && declaresKeyword == hasKeyword;
        require(matches, at, "defaults differ from those the function declares");
        checkFloor(at);
        push(Slot.VALUE, at);
    }

    private void storeComprehension(int operand, int at) throws MpyFormatException {
        int index = operand >> 2;
        int type = operand & 3;
        budget.spend(index);
        int container = top;
        for (int i = 0; i < index; i++) {
            byte kind = cells.kind[container];
            require(kind < Slot.REASON, at, "not a container");
            container = cells.below[container];
        }
        byte wanted = type == 0 ? Slot.LIST : type == 1 ? Slot.DICT : Slot.SET;
        require(cells.kind[container] == wanted, at, "not the container to add to");
        popValues(type == 1 ? 2 : 1, at);
        require(cells.depth[container] <= cells.depth[top], at, "adds the container to itself");
    }

    private void importName(int at) throws MpyFormatException {
        byte from = cells.kind[top];
        require(from == Slot.NONE || from == Slot.TUPLE, at, "names to import");
        top = cells.below[top];
        require(cells.kind[top] == Slot.NATURAL, at, "level of an import");
        popValues(1, at);
        push(Slot.VALUE, at);
    }

    private void returnValue(int at) throws MpyFormatException {
        if (cells.kind[top] == Slot.CELL) {
            // A class body returns the cell of __class__; it has no parameters.
            boolean hasParameters = scan.prelude.parameterSlots() != scan.function.closed;
            require(!hasParameters && handler == Handlers.NONE, at, "returns a cell");
        } else {
            popValues(1, at);
        }
    }

    private void requireGenerator(int at) throws MpyFormatException {
        require(scan.prelude.isGenerator(), at, "yields but is not a generator");
    }

    // Blocks.

    private void setUp(int op, int at) throws MpyFormatException {
        int address = target(at);
        byte kind = Handlers.EXCEPT;
        if (op == Opcode.SETUP_WITH) {
            kind = Handlers.WITH;
            popValue(at);
            pushMethod(at);
            int callSlots = 2; // __enter__ and self, until it has returned
            require(cells.depth[top] + callSlots <= slotLimit, at, TOO_DEEP);
        } else if (op == Opcode.SETUP_FINALLY) {
            // Only the code for async with starts by looking at why it was entered.
            boolean isAsync = (bytes[address] & 0xff) == Opcode.DUP_TOP;
            kind = isAsync ? Handlers.ASYNC_WITH : Handlers.FINALLY;
        }
        int depth = cells.depth[top];
        int join = scan.joinNumber(address);
        int opened = handlers.open(handler, at, kind, address, depth);
        if (isReached[join] && handlers.same(joinHandler[join], opened)) {
            handlers.forget(opened);
            opened = joinHandler[join];
        }
        boolean fits = handlers.level[opened] <= scan.prelude.nExcStack;
        require(fits, at, "more open handlers than declared");
        byte reason =
                switch (kind) {
                    case Handlers.EXCEPT -> Slot.EXCEPTION;
                    case Handlers.ASYNC_WITH -> Slot.UNTESTED;
                    default -> Slot.REASON;
                };
        int entry = cells.push(top, reason, kind == Handlers.EXCEPT ? 0 : address);
        require(cells.depth[entry] <= slotLimit, at, TOO_DEEP);
        cells.pin(entry);
        reach(join, entry, opened, at);
        handler = opened;
        floor = depth;
        if (op == Opcode.SETUP_WITH) {
            push(Slot.VALUE, at);
        }
    }

    /**
     * Follows the way of a jump out of blocks. Each waiting finally block on it runs with the jump
     * as its reason and goes on with the next handler; END_FINALLY sees to it that the stack under
     * the reason is then as it was. An active one is given up, and its reason with it.
     */
    private void unwindJump(int at) throws MpyFormatException {
        int spec = bytes[afterOffset(at)] & 0xff;
        int count = spec & 0x7f;
        int pendingSlots = 1; // where to jump to
        require(cells.depth[top] + pendingSlots <= slotLimit, at, TOO_DEEP);
        int stack = top;
        int open = handler;
        budget.spend(count);
        for (int i = 0; i < count; i++) {
            require(open != Handlers.NONE, at, "no open handler");
            byte kind = handlers.kind[open];
            if (kind != Handlers.EXCEPT) {
                if (handlers.address[open] > at) {
                    boolean isWhole = cells.depth[stack] == handlers.depth[open];
                    require(isWhole, at, "leaves a block with values on the stack");
                    int taken = handlers.depth[open] - handlers.depthAtEnd(open);
                    for (int j = 0; j < taken; j++) {
                        stack = cells.below[stack];
                    }
                } else {
                    boolean isReason =
                            cells.kind[stack] == Slot.REASON
                                    && cells.tag[stack] == handlers.address[open];
                    require(isReason, at, "leaves a finally block with values on the stack");
                    stack = cells.below[stack];
                }
            }
            open = handlers.below[open];
        }
        if ((spec & Opcode.UNWIND_DROPS_ITERATOR) != 0) {
            stack = dropIterator(stack, at);
        }
        flowTo(target(at), stack, open, at);
    }

    private void cleanUp(int at) throws MpyFormatException {
        int self = cells.below[top];
        int method = cells.below[self];
        boolean holds =
                cells.kind[top] == Slot.REASON
                        && handlers.kind[handler] == Handlers.WITH
                        && handlers.address[handler] == cells.tag[top]
                        && handlers.depth[handler] == cells.depth[self]
                        && cells.kind[self] == Slot.SELF
                        && cells.kind[method] == Slot.METHOD
                        && cells.tag[self] == cells.tag[method];
        require(holds, at, "not the end of a with block");
        int callSlots = 1; // three arguments in the place of the reason's two
        require(cells.depth[top] + callSlots <= slotLimit, at, TOO_DEEP);
        int tag = cells.tag[top];
        top = cells.below[method];
        checkFloor(at);
        push(Slot.REASON, tag, at);
    }

    private int endFinally(int at) throws MpyFormatException {
        require(handler != Handlers.NONE, at, "no open handler");
        switch (cells.kind[top]) {
            case Slot.EXCEPTION:
                return NO_NEXT; // raises it again
            case Slot.NONE, Slot.NONE_OR_EXCEPTION:
                break;
            case Slot.REASON:
                boolean isEnd =
                        cells.tag[top] == handlers.address[handler]
                                && cells.depth[cells.below[top]] == handlers.depthAtEnd(handler);
                require(isEnd, at, "not the end of the finally block");
                break;
            default:
                throw scan.error(at, "no reason to end a finally block with");
        }
        top = cells.below[top];
        checkFloor(at);
        handler = handlers.below[handler];
        floor = handlers.floor(handler, at + 1);
        return at + 1;
    }

    /**
     * The code for async with starts by telling an exception from a pending return or jump: {@code
     * DUP_TOP, LOAD_GLOBAL BaseException, EXCEPTION_MATCH, POP_JUMP_IF_FALSE}, and the jump leads
     * to a ROT_THREE. No other code may look at a reason.
     */
    private int testReason(int at) throws MpyFormatException {
        int load = at + 1;
        require(load < end && (bytes[load] & 0xff) == Opcode.LOAD_GLOBAL, at, NEEDS_VALUE);
        int match = after(load);
        int jump = match + 1;
        boolean isTest =
                jump < nextJoinAt
                        && (bytes[match] & 0xff)
                                == Opcode.BINARY_OP_MULTI + BinaryOp.EXCEPTION_MATCH
                        && (bytes[jump] & 0xff) == Opcode.POP_JUMP_IF_FALSE
                        && scan.image.qstr(operand(load)).equals("BaseException")
                        && (bytes[target(jump)] & 0xff) == Opcode.ROT_THREE;
        require(isTest, at, NEEDS_VALUE);
        int testSlots = 2; // the copy and the class
        require(cells.depth[top] + testSlots <= slotLimit, at, TOO_DEEP);
        int tag = cells.tag[top];
        int rest = cells.below[top];
        require(cells.depth[rest] >= floor, at, BELOW_FLOOR);
        int pending = cells.push(rest, Slot.PENDING_DATA, tag);
        pending = cells.push(pending, Slot.PENDING_CAUSE, tag);
        flowTo(target(jump), pending, handler, at);
        top = cells.push(rest, Slot.EXCEPTION);
        return afterOffset(jump);
    }
}
