package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.FunctionCode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known about a function's bytecode before it is run: flow, where paths meet, liveness. */
final class CodeMap {
    private static final int ADD_IN_PLACE = Opcode.BINARY_OP_MULTI + BinaryOp.INPLACE_ADD;

    final FunctionCode code;
    final CodeBytes bytes;
    final int localCount;

    private final Flow flow;
    private final Map<Integer, Integer> arrivals = new HashMap<>();
    private final Map<Integer, BitSet> live = new HashMap<>();
    private final BitSet storedGlobals = new BitSet();

    private CodeMap(FunctionCode code) throws Flow.Unsupported {
        this.code = code;
        this.bytes = code.raw().code();
        flow = Flow.analyse(bytes, code.codeStart(), code.parameters(), code.stateSize());
        localCount = countLocals();
        findStoredGlobals();
        countArrivals();
        findLive();
    }

    /** Analyses a function. @throws Flow.Unsupported if its flow is not understood */
    static CodeMap of(FunctionCode code) throws Flow.Unsupported {
        return new CodeMap(code);
    }

    /** {@return what is known before the instruction at {@code ip}, null if it is not reached} */
    Flow.State state(int ip) {
        return flow.states().get(ip);
    }

    /** {@return whether more than one instruction leads to {@code ip}} */
    boolean isMerge(int ip) {
        return arrivals.getOrDefault(ip, 0) > 1;
    }

    boolean isLoopHeader(int ip) {
        return flow.loopHeaders().contains(ip);
    }

    /** {@return whether {@code local} may be read after {@code ip} before it is set} */
    boolean isLive(int ip, int local) {
        if (local >= caughtLocal(0)) {
            return isActive(ip, local - caughtLocal(0));
        }
        BitSet set = live.get(ip);
        return set == null || local == frameLocal() || set.get(local);
    }

    /** {@return whether {@code local} surely has a value before {@code ip}} */
    boolean isBound(int ip, int local) {
        return flow.isBound(ip, local);
    }

    /** {@return whether there is a yield from or await} */
    boolean delegates() {
        return flow.states().keySet().stream().anyMatch(ip -> bytes.at(ip) == Opcode.YIELD_FROM);
    }

    /** {@return the local that stands for the frame itself in a generator, else -1} */
    int frameLocal() {
        return code.isGenerator() ? localCount : -1;
    }

    /** {@return the local that stands for the exception that the handler of a level took} */
    int caughtLocal(int level) {
        return (code.isGenerator() ? localCount + 1 : localCount) + level;
    }

    /** {@return how many locals there are, with those that stand for something else} */
    int allLocals() {
        return caughtLocal(code.handlerDepth());
    }

    /** {@return the handler that takes what the instruction at {@code ip} raises, null for none} */
    Flow.Handler handlerFor(int ip) {
        return state(ip).taker(ip);
    }

    /** {@return whether code at {@code ip} runs inside the handler of a level} */
    private boolean isActive(int ip, int level) {
        Flow.State state = state(ip);
        Flow.Handler handler = state == null ? null : state.handlers();
        while (handler != null && handler.level() > level) {
            handler = handler.outer();
        }
        return handler != null && handler.level() == level && handler.isActive(ip + 1);
    }

    /**
     * {@return whether frames can be taken over at {@code ip}: no handler has taken an exception}
     */
    boolean isQuiet(int ip) {
        for (Flow.Handler h = state(ip).handlers(); h != null; h = h.outer()) {
            if (h.isActive(ip + 1)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the function itself changes the global of a name} */
    boolean storesGlobal(int qstr) {
        return storedGlobals.get(qstr);
    }

    /** {@return the local that is set by the instruction after the one at {@code ip}, else -1} */
    int setNext(int ip) {
        return written(next(ip));
    }

    /**
     * {@return whether the innermost loop around {@code ip} reads and sets {@code local} by +=
     * only}
     */
    boolean growsOnly(int ip, int local) {
        int start = -1;
        int end = -1;
        for (int from : flow.states().keySet()) {
            int to = jumpsBack(from);
            if (to >= 0 && to <= ip && ip <= from && to >= start) {
                end = to == start ? Math.max(end, from) : from;
                start = to;
            }
        }
        return start >= 0 && growsOnly(start, end, local);
    }

    private boolean growsOnly(int start, int end, int local) {
        int reads = 0;
        int sets = 0;
        int growths = 0;
        for (int ip : flow.states().keySet()) {
            if (ip >= start && ip <= end) {
                reads += read(ip) == local ? 1 : 0;
                sets += written(ip) == local ? 1 : 0;
                boolean grows = bytes.at(ip) == ADD_IN_PLACE && setNext(ip) == local;
                growths += grows ? 1 : 0;
            }
        }
        return growths > 0 && growths == reads && growths == sets;
    }

    private int jumpsBack(int ip) {
        boolean jumps = (Opcode.flags(bytes.at(ip)) & Opcode.JUMPS) != 0;
        return jumps && target(ip) <= ip ? target(ip) : -1;
    }

    int next(int ip) {
        return ip + Opcode.length(bytes, ip);
    }

    int target(int ip) {
        return Opcode.target(bytes, ip);
    }

    /** {@return the unsigned operand of the instruction at {@code ip}, 0 if it has none} */
    int operand(int ip) {
        int format = Opcode.format(bytes.at(ip));
        return format >= Opcode.QSTR && format < Opcode.VINT ? bytes.vuint(ip + 1) : 0;
    }

    private int countLocals() {
        int count = code.boundLocals();
        for (int ip : flow.states().keySet()) {
            count = Math.max(count, Math.max(read(ip), written(ip)) + 1);
        }
        return count;
    }

    private void findStoredGlobals() {
        for (int ip : flow.states().keySet()) {
            int op = bytes.at(ip);
            if (op == Opcode.STORE_GLOBAL
                    || op == Opcode.STORE_NAME
                    || op == Opcode.DELETE_GLOBAL
                    || op == Opcode.DELETE_NAME) {
                storedGlobals.set(operand(ip));
            }
        }
    }

    private void countArrivals() {
        arrivals.put(code.codeStart(), 1);
        for (int ip : flow.states().keySet()) {
            for (int successor : successors(ip)) {
                arrivals.merge(successor, 1, Integer::sum);
            }
            if (bytes.at(ip) == Opcode.UNWIND_JUMP) {
                // It may also be gone on with where a finally block ends.
                arrivals.merge(target(ip), 1, Integer::sum);
            }
            Flow.Handler taker = handlerFor(ip);
            if (taker != null) {
                arrivals.merge(taker.address(), 1, Integer::sum);
            }
        }
    }

    private List<Integer> successors(int ip) {
        List<Integer> list = new ArrayList<>(2);
        int flags = Opcode.flags(bytes.at(ip));
        if ((flags & Opcode.JUMPS) != 0) {
            list.add(target(ip));
        }
        if ((flags & Opcode.ENDS) == 0) {
            list.add(next(ip));
        }
        return list;
    }

    /** {@return the local that the instruction reads, -1 for none} */
    private int read(int ip) {
        return switch (bytes.at(ip)) {
            case Opcode.LOAD_DEREF, Opcode.STORE_DEREF, Opcode.DELETE_FAST, Opcode.DELETE_DEREF ->
                    bytes.vuint(ip + 1);
            default -> Opcode.loadedLocal(bytes, ip);
        };
    }

    /** {@return the local that the instruction sets, -1 for none} */
    private int written(int ip) {
        return Opcode.storedLocal(bytes, ip);
    }

    /** Backward data flow. Where a finally block may go on is not known: there all are live. */
    private void findLive() {
        List<Integer> positions = new ArrayList<>(flow.states().keySet());
        for (int ip : positions) {
            live.put(ip, new BitSet());
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = positions.size() - 1; i >= 0; i--) {
                changed |= updateLive(positions.get(i));
            }
        }
    }

    private boolean updateLive(int ip) {
        BitSet set = new BitSet();
        int op = bytes.at(ip);
        if (op == Opcode.END_FINALLY || op == Opcode.UNWIND_JUMP) {
            set.set(0, localCount);
        }
        for (int successor : successors(ip)) {
            BitSet after = live.get(successor);
            if (after != null) {
                set.or(after);
            }
        }
        if (written(ip) >= 0) {
            set.clear(written(ip));
        }
        if (read(ip) >= 0) {
            set.set(read(ip));
        }
        for (Flow.Handler h = state(ip).handlers(); h != null; h = h.outer()) {
            BitSet after = live.get(h.address());
            if (after != null) {
                set.or(after);
            }
        }
        if (set.equals(live.get(ip))) {
            return false;
        }
        live.put(ip, set);
        return true;
    }
}
