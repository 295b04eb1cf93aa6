package org.jmpy.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known about a function's bytecode before it runs: which instructions are reached, how
 * deep the stack is there, which handlers are open, where blocks start, which locals are bound.
 *
 * <p>In a finally block the interpreter keeps one or two control values on the stack, depending on
 * how the block was reached. Here it is always one, the reason; the value of a return under way is
 * kept elsewhere, and a jump under way is a {@link Continuation}.
 */
public final class Flow {
    /** The code is not as the compiler makes it. */
    public static final class Unsupported extends Exception {
        private static final long serialVersionUID = 1L;

        Unsupported() {
            super("unsupported flow", null, false, false);
        }
    }

    /**
     * An open handler.
     *
     * @param address where it starts
     * @param depth values on the stack when it was opened; it starts with one more
     * @param level how many handlers are around it
     */
    public record Handler(int address, int depth, boolean isFinally, int level, Handler outer) {
        /** {@return whether the code before {@code ip} runs inside the handler already} */
        public boolean isActive(int ip) {
            return address < ip;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Handler that
                    && address == that.address
                    && depth == that.depth
                    && isFinally == that.isFinally
                    && level == that.level
                    && Objects.equals(outer, that.outer);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * address + depth) + level;
        }
    }

    /**
     * The rest of an UNWIND_JUMP that has to run a finally block first.
     *
     * @param left handlers yet to leave after that block
     * @param dropsIterator whether an iterator goes from the stack before the jump
     */
    public record Continuation(int destination, int left, boolean dropsIterator) {}

    /** What is known before an instruction. */
    public record State(int depth, Handler handlers) {
        /** {@return the handler that takes what the instruction at {@code ip} raises, or null} */
        public Handler taker(int ip) {
            Handler handler = handlers;
            while (handler != null && handler.isActive(ip + 1)) {
                handler = handler.outer;
            }
            return handler;
        }

        /** {@return whether the instruction at {@code ip} is in a finally block that is active} */
        public boolean isInFinally(int ip) {
            for (Handler h = handlers; h != null; h = h.outer) {
                if (h.isFinally && h.isActive(ip + 1)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final CodeBytes code;
    private final Map<Integer, State> states = new TreeMap<>();
    private final Set<Integer> leaders = new TreeSet<>();
    private final Set<Integer> loopHeaders = new TreeSet<>();
    private final Map<Integer, Set<Continuation>> continuations = new HashMap<>();
    private final Map<Integer, BitSet> bound = new HashMap<>();
    private final Deque<Integer> work = new ArrayDeque<>();

    private Flow(CodeBytes code) {
        this.code = code;
    }

    /**
     * Analyses code that starts at {@code start}.
     *
     * @param parameters how many locals are bound from the start
     */
    public static Flow analyse(CodeBytes code, int start, int parameters, int locals)
            throws Unsupported {
        Flow flow = new Flow(code);
        flow.reach(start, new State(0, null));
        int known;
        do {
            known = flow.continuationCount();
            flow.run();
            // A block that ends a finally may have got new continuations: look at it again.
            flow.work.addAll(flow.states.keySet());
        } while (flow.continuationCount() != known);
        flow.findBound(start, parameters, locals);
        return flow;
    }

    private int continuationCount() {
        int count = 0;
        for (Set<Continuation> set : continuations.values()) {
            count += set.size();
        }
        return count;
    }

    /** {@return the reached instructions in order, with what is known before each} */
    public Map<Integer, State> states() {
        return states;
    }

    public boolean isLeader(int ip) {
        return leaders.contains(ip);
    }

    /** {@return targets of backward jumps} */
    public Set<Integer> loopHeaders() {
        return loopHeaders;
    }

    /** {@return the jumps under way that run the finally block at {@code address}} */
    public List<Continuation> continuations(int address) {
        return new ArrayList<>(continuations.getOrDefault(address, Set.of()));
    }

    /** {@return whether {@code local} surely has a value before {@code ip}} */
    public boolean isBound(int ip, int local) {
        BitSet set = bound.get(ip);
        return set != null && set.get(local);
    }

    private void reach(int ip, State state) throws Unsupported {
        State known = states.get(ip);
        if (known == null) {
            states.put(ip, state);
            work.add(ip);
        } else if (known.depth != state.depth || known.handlers != state.handlers) {
            if (known.depth != state.depth || !sameHandlers(known.handlers, state.handlers)) {
                throw new Unsupported();
            }
        }
    }

    private static boolean sameHandlers(Handler a, Handler b) {
        return a == null ? b == null : a.equals(b);
    }

    private void jumpTo(int from, int target, State state) throws Unsupported {
        leaders.add(target);
        if (target <= from) {
            loopHeaders.add(target);
        }
        reach(target, state);
    }

    private void run() throws Unsupported {
        while (!work.isEmpty()) {
            step(work.remove());
        }
    }

    private void step(int ip) throws Unsupported {
        State state = states.get(ip);
        int depth = state.depth;
        Handler handlers = state.handlers;
        int op = code.at(ip);
        int next = ip + Opcode.length(code, ip);
        switch (op) {
            case Opcode.JUMP -> jumpTo(ip, Opcode.target(code, ip), state);
            case Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE -> {
                State after = new State(depth - 1, handlers);
                jumpTo(ip, Opcode.target(code, ip), after);
                leaders.add(next);
                reach(next, after);
            }
            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP -> {
                jumpTo(ip, Opcode.target(code, ip), state);
                leaders.add(next);
                reach(next, new State(depth - 1, handlers));
            }
            case Opcode.FOR_ITER -> {
                jumpTo(ip, Opcode.target(code, ip), new State(depth - 4, handlers));
                leaders.add(next);
                reach(next, new State(depth + 1, handlers));
            }
            case Opcode.SETUP_WITH, Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> {
                int base = op == Opcode.SETUP_WITH ? depth + 1 : depth;
                Handler opened =
                        new Handler(
                                Opcode.target(code, ip),
                                base,
                                op != Opcode.SETUP_EXCEPT,
                                handlers == null ? 0 : handlers.level + 1,
                                handlers);
                enter(opened);
                leaders.add(next);
                reach(next, new State(op == Opcode.SETUP_WITH ? base + 1 : base, opened));
            }
            case Opcode.POP_EXCEPT_JUMP ->
                    jumpTo(
                            ip,
                            Opcode.target(code, ip),
                            new State(depth, requireHandler(handlers).outer));
            case Opcode.WITH_CLEANUP -> reach(next, new State(depth - 2, handlers));
            case Opcode.END_FINALLY -> {
                Handler closed = requireHandler(handlers);
                for (Continuation c : continuations(closed.address)) {
                    continueJump(next, c, closed.depth, closed.outer);
                }
                leaveThroughFinally(next, closed.outer);
                leaders.add(next);
                // Nothing falls out of an except handler, but the code behind it may be no code.
                if (closed.isFinally) {
                    reach(next, new State(depth - 1, closed.outer));
                }
            }
            case Opcode.RETURN_VALUE -> leaveThroughFinally(next, handlers);
            case Opcode.UNWIND_JUMP -> {
                int count = code.at(next - 1);
                Continuation jump =
                        new Continuation(
                                unwindTarget(ip),
                                count & 0x7f,
                                (count & Opcode.UNWIND_DROPS_ITERATOR) != 0);
                continueJump(next, jump, depth, handlers);
            }
            case Opcode.RAISE_LAST, Opcode.RAISE_OBJ, Opcode.RAISE_FROM -> {}
            default -> {
                int operand = operand(ip, op);
                int extra = Opcode.format(op) == Opcode.CHILD_BYTE ? code.at(next - 1) : 0;
                reach(next, new State(depth + Opcode.stackEffect(op, operand, extra), handlers));
            }
        }
    }

    /** {@return the unsigned operand of the instruction at {@code ip}, 0 if it has none} */
    public int operand(int ip, int op) {
        int format = Opcode.format(op);
        return format >= Opcode.QSTR && format < Opcode.VINT ? code.vuint(ip + 1) : 0;
    }

    public int unwindTarget(int ip) {
        return Opcode.target(code, ip);
    }

    /** {@return how many locals there are, {@code parameters} of them bound from the start} */
    public int localCount(int parameters) {
        int count = parameters;
        for (int ip : states.keySet()) {
            count = Math.max(count, Opcode.storedLocal(code, ip) + 1);
        }
        return count;
    }

    private static Handler requireHandler(Handler handler) throws Unsupported {
        if (handler == null) {
            throw new Unsupported();
        }
        return handler;
    }

    private void enter(Handler handler) throws Unsupported {
        leaders.add(handler.address);
        reach(handler.address, new State(handler.depth + 1, handler));
    }

    /** A return at {@code next} goes through the first finally block that is not active. */
    private void leaveThroughFinally(int next, Handler handlers) throws Unsupported {
        for (Handler h = handlers; h != null; h = h.outer) {
            if (h.isFinally && !h.isActive(next)) {
                enter(h);
                return;
            }
        }
    }

    private void continueJump(int next, Continuation jump, int depth, Handler handlers)
            throws Unsupported {
        int d = depth;
        Handler h = handlers;
        for (int left = jump.left - 1; left >= 0; left--) {
            requireHandler(h);
            if (h.isFinally) {
                if (!h.isActive(next)) {
                    continuations
                            .computeIfAbsent(h.address, a -> new LinkedHashSet<>())
                            .add(new Continuation(jump.destination, left, jump.dropsIterator));
                    enter(h);
                    return;
                }
                d--;
            }
            h = h.outer;
        }
        jumpTo(
                next,
                jump.destination,
                new State(jump.dropsIterator ? d - Opcode.ITERATOR_SLOTS : d, h));
    }

    // ---- bound locals --------------------------------------------------------------------------

    /** Forward data flow over single instructions; functions are small. */
    private void findBound(int start, int parameters, int locals) {
        BitSet first = new BitSet(locals);
        first.set(0, parameters);
        meet(start, first);
        while (!work.isEmpty()) {
            int ip = work.remove();
            BitSet before = bound.get(ip);
            if (before == null) {
                continue;
            }
            int op = code.at(ip);
            BitSet after = before;
            int local = Opcode.storedLocal(code, ip);
            if (local >= 0) {
                after = (BitSet) before.clone();
                after.set(local);
            } else if (op == Opcode.DELETE_FAST) {
                after = (BitSet) before.clone();
                after.clear(code.vuint(ip + 1));
            }
            spread(ip, op, before, after);
        }
    }

    private void spread(int ip, int op, BitSet before, BitSet after) {
        int next = ip + Opcode.length(code, ip);
        // An exception may come before or after the instruction's effect.
        for (Handler h = states.get(ip).handlers; h != null; h = h.outer) {
            meet(h.address, before);
            meet(h.address, after);
            // Returns and jumps under way go on from the end of a finally block, to anywhere.
            for (Continuation c : continuations(h.address)) {
                meet(c.destination, before);
            }
        }
        int flags = Opcode.flags(op);
        if ((flags & Opcode.JUMPS) != 0) {
            meet(Opcode.target(code, ip), after);
        }
        if ((flags & Opcode.ENDS) == 0 && states.containsKey(next)) {
            meet(next, after);
        }
    }

    private void meet(int ip, BitSet set) {
        if (!states.containsKey(ip)) {
            return;
        }
        BitSet known = bound.get(ip);
        if (known == null) {
            bound.put(ip, (BitSet) set.clone());
            work.add(ip);
            return;
        }
        int count = known.cardinality();
        known.and(set);
        if (known.cardinality() != count) {
            work.add(ip);
        }
    }
}
