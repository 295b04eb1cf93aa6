package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.FunctionCode;
import org.jmpy.object.PyCell;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Checks a function before it runs, so that the interpreter need not: what it accepts has operands
 * in range, ends properly, and gives each instruction values of the types its row asks for. Three
 * steps: instructions and their operands, control flow, and types, which are followed along all
 * paths until nothing changes.
 */
final class Verifier {
    private final RegisterFunction function;
    private final byte[] code;
    private final List<Object> pool;
    private final int registers;
    private final BitSet starts = new BitSet();
    private final BitSet handlers = new BitSet();

    /** The types before the instruction at an index, the accumulator's last; null if unreached. */
    private final int[][] states;

    private final Deque<Integer> work = new ArrayDeque<>();

    private Verifier(RegisterFunction function) {
        this.function = function;
        this.code = function.code();
        this.pool = Arrays.asList(function.pool());
        this.registers = function.registers();
        this.states = new int[code.length][];
    }

    /** Checks a function. */
    static void verify(RegisterFunction function) throws Invalid {
        new Verifier(function).run();
    }

    /** {@return the types before each instruction, the accumulator's last; null if unreached} */
    static int[][] types(RegisterFunction function) throws Invalid {
        Verifier verifier = new Verifier(function);
        verifier.run();
        return verifier.states;
    }

    private void run() throws Invalid {
        checkHead();
        for (int pc = 0; pc < code.length; ) {
            pc += checkOperands(pc);
        }
        checkTables();
        checkFlow();
        checkTypes();
        checkExits();
    }

    private Invalid invalid(int pc, String message) {
        return new Invalid(function, pc, message);
    }

    // ---- instructions and their operands
    // ---------------------------------------------------------

    private void checkHead() throws Invalid {
        if (code.length == 0) {
            throw invalid(0, "no code");
        }
        if (registers > 0xffff
                || function.entry().length != registers
                || function.parameters() < 0
                || function.parameters() > registers) {
            throw invalid(0, "bad number of registers");
        }
        for (int i = 0; i < registers; i++) {
            int type = function.entry()[i];
            boolean isParameter = i >= registers - function.parameters();
            boolean fits = isParameter ? isStorable(type) : type == Kinds.UNDEFINED || isNull(type);
            if (!fits) {
                throw invalid(0, "bad type of register " + i);
            }
        }
    }

    private static boolean isNull(int type) {
        return type == Kinds.NULL || type == Kinds.CELL;
    }

    /** {@return whether values of the type go in one kind of register} */
    private static boolean isStorable(int type) {
        return type == Kinds.I64
                || type == Kinds.F64
                || type != 0 && Kinds.fits(type, Kinds.REF & ~Kinds.CONTROL);
    }

    private int checkOperands(int pc) throws Invalid {
        starts.set(pc);
        Isa.Row row = Isa.at(code, pc);
        if (row == null) {
            throw invalid(pc, "no instruction");
        }
        if (pc + row.length() > code.length) {
            throw invalid(pc, "cut off");
        }
        for (int i = 0; i < row.operands().size(); i++) {
            Isa.Operand operand = row.operands().get(i);
            long value = RegisterBuilder.operand(code, pc, row, i);
            if (!isValid(operand, pc, value)) {
                throw invalid(pc, row.name() + ": bad operand " + value);
            }
        }
        checkRange(pc, row);
        return row.length();
    }

    private boolean isValid(Isa.Operand operand, int pc, long value) {
        switch (operand.letter()) {
            case 'r', 'w', 'R', 'W':
                return value < registers || operand.letter() == 'R' && value == 0;
            case 'p':
                return value < BinaryOp.BYTECODE_COUNT && value != BinaryOp.EXCEPTION_MATCH;
            case 'k':
                return Condition.isValid((int) value);
            case 'c':
                return value < function.pool().length && isConstant(function.pool()[(int) value]);
            case 's':
                return value < function.pool().length
                        && function.pool()[(int) value] instanceof Site;
            case 'f':
                return value < function.pool().length
                        && function.pool()[(int) value] instanceof FunctionCode;
            case 'g':
                return value < function.pool().length
                        && function.pool()[(int) value] instanceof Callee;
            case 'o':
                return pc + value >= 0 && pc + value < code.length;
            default:
                return true;
        }
    }

    private static boolean isConstant(Object entry) {
        return entry != null
                && !(entry instanceof Site
                        || entry instanceof FunctionCode
                        || entry instanceof Callee
                        || entry instanceof PyCell);
    }

    /** Checks that the registers of an instruction that takes several exist. */
    private void checkRange(int pc, Isa.Row row) throws Invalid {
        for (int i = 0; i < row.operands().size(); i++) {
            char letter = row.operands().get(i).letter();
            if (letter == 'R' || letter == 'W') {
                int count = rangeLength(pc, row);
                long first = RegisterBuilder.operand(code, pc, row, i);
                if (first + count > registers) {
                    throw invalid(pc, row.name() + ": too many registers");
                }
            }
        }
        int opcode = row.opcode();
        long n = number(pc, row);
        boolean fits =
                switch (opcode) {
                    case Isa.UNARY -> n < UnaryOp.BYTECODE_COUNT;
                    case Isa.SLICE -> n == 2 || n == 3;
                    case Isa.FUNCTION_DEFAULTS -> n >= 2;
                    case Isa.CAUGHT, Isa.CLOSE, Isa.OPEN -> n < function.levels();
                    case Isa.RAISE_LAST -> n <= function.levels();
                    case Isa.NOTE_RESULT -> n < function.notes();
                    case Isa.NOTE_TARGET -> n < function.notes();
                    case Isa.FOR_NOTED -> n < function.notes();
                    case Isa.NOTE_BRANCH, Isa.NOTE_ITEMS -> last(pc, row) < function.notes();
                    default -> true;
                };
        if (!fits) {
            throw invalid(pc, row.name() + ": bad number");
        }
    }

    private long number(int pc, Isa.Row row) {
        return Effects.number(row, operands(pc, row));
    }

    private long last(int pc, Isa.Row row) {
        return RegisterBuilder.operand(code, pc, row, row.operands().size() - 1);
    }

    private int rangeLength(int pc, Isa.Row row) {
        return Effects.rangeLength(row, operands(pc, row), pool);
    }

    private long[] operands(int pc, Isa.Row row) {
        long[] operands = new long[row.operands().size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = RegisterBuilder.operand(code, pc, row, i);
        }
        return operands;
    }

    private Callee callee(int pc, Isa.Row row) {
        return (Callee) function.pool()[(int) last(pc, row)];
    }

    // ---- control flow
    // ----------------------------------------------------------------------------

    private void checkTables() throws Invalid {
        for (RegisterFunction.Catch c : function.catches()) {
            if (c.from() < 0
                    || c.from() >= c.to()
                    || c.to() > code.length
                    || !starts.get(c.from())
                    || c.to() < code.length && !starts.get(c.to())
                    || c.handler() < 0
                    || !starts.get(c.handler())
                    || c.covers(c.handler())) {
                throw invalid(c.handler(), "bad handler");
            }
            handlers.set(c.handler());
        }
        for (RegisterFunction.Header h : function.headers()) {
            if (h.pc() < 0 || !starts.get(h.pc()) || h.depth() > registers) {
                throw invalid(h.pc(), "bad loop header");
            }
        }
    }

    private void checkFlow() throws Invalid {
        if (handlers.get(0)) {
            throw invalid(0, "a handler at the start");
        }
        for (int pc = 0; pc < code.length; ) {
            Isa.Row row = Isa.at(code, pc);
            int next = pc + row.length();
            int target = target(pc, row);
            if (target >= 0) {
                if (!starts.get(target)) {
                    throw invalid(pc, "jump into an instruction");
                }
                if (handlers.get(target)) {
                    throw invalid(pc, "jump to a handler");
                }
            }
            if (!row.is(Isa.ENDS)) {
                if (next == code.length) {
                    throw invalid(pc, "the code does not end");
                }
                if (handlers.get(next)) {
                    throw invalid(pc, "a handler follows");
                }
            }
            pc = next;
        }
    }

    private int target(int pc, Isa.Row row) {
        int at = row.target();
        return at < 0 ? -1 : pc + (int) RegisterBuilder.operand(code, pc, row, at);
    }

    // ---- types
    // -----------------------------------------------------------------------------------

    private void checkTypes() throws Invalid {
        int[] first = Arrays.copyOf(function.entry(), registers + 1);
        first[registers] = Kinds.UNDEFINED;
        join(0, first);
        while (!work.isEmpty()) {
            int pc = work.remove();
            step(pc, states[pc].clone());
        }
    }

    private void join(int pc, int[] state) {
        int[] known = states[pc];
        if (known == null) {
            states[pc] = state.clone();
            work.add(pc);
            return;
        }
        boolean changed = false;
        for (int i = 0; i < known.length; i++) {
            int united = known[i] | state[i];
            changed |= united != known[i];
            known[i] = united;
        }
        if (changed) {
            work.add(pc);
        }
    }

    private void step(int pc, int[] state) throws Invalid {
        Isa.Row row = Isa.at(code, pc);
        RegisterFunction.Catch handler = row.is(Isa.RAISES) ? function.catchOf(pc) : null;
        if (handler != null) {
            toHandler(handler, state);
        }
        int moved = 0;
        if (row.accIn() != 0) {
            int acc = state[registers];
            int wanted = row.accIn() == Isa.MOVED ? Kinds.REF : row.accIn();
            if (!Kinds.fits(acc, wanted)) {
                throw invalid(pc, row.name() + " on an accumulator of " + Kinds.name(acc));
            }
            moved = acc;
        }
        for (int i = 0; i < row.operands().size(); i++) {
            Isa.Operand operand = row.operands().get(i);
            int value = operand.isRegister() ? (int) RegisterBuilder.operand(code, pc, row, i) : 0;
            if (operand.letter() == 'r') {
                int wanted = operand.type() == Isa.MOVED ? Kinds.REF : operand.type();
                read(pc, row, state, value, wanted);
                moved = operand.type() == Isa.MOVED ? state[value] : moved;
            } else if (operand.letter() == 'R') {
                readRange(pc, row, state, value);
            } else if (operand.letter() == 'c') {
                moved = Kinds.of(constant(pc, row, i));
            }
        }
        write(pc, row, state, moved);
        special(pc, row, state);
        int[] target = row.target() < 0 ? null : state.clone();
        if (row.writesAcc()) {
            state[registers] = row.accOut() == Isa.MOVED ? moved : row.accOut();
        }
        if (row.opcode() == Isa.CALL_STATIC) {
            state[registers] = callee(pc, row).result();
        }
        if (target != null) {
            if (row.writesAcc()) {
                target[registers] = Kinds.UNDEFINED;
            }
            join(target(pc, row), target);
        }
        if (handler != null) {
            toHandler(handler, state);
        }
        if (!row.is(Isa.ENDS)) {
            join(pc + row.length(), state);
        }
    }

    private void toHandler(RegisterFunction.Catch handler, int[] state) {
        int[] there = state.clone();
        there[registers] = Kinds.EXCEPTION;
        join(handler.handler(), there);
    }

    private Object constant(int pc, Isa.Row row, int operand) {
        return function.pool()[(int) RegisterBuilder.operand(code, pc, row, operand)];
    }

    private void read(int pc, Isa.Row row, int[] state, int register, int wanted) throws Invalid {
        if (!Kinds.fits(state[register], wanted)) {
            throw invalid(
                    pc,
                    row.name()
                            + " reads v"
                            + register
                            + " of "
                            + Kinds.name(state[register])
                            + " for "
                            + Kinds.name(wanted));
        }
    }

    private void readAll(int pc, Isa.Row row, int[] state, int first, int count, int wanted)
            throws Invalid {
        for (int i = 0; i < count; i++) {
            read(pc, row, state, first + i, wanted);
        }
    }

    private void readRange(int pc, Isa.Row row, int[] state, int first) throws Invalid {
        int count = rangeLength(pc, row);
        switch (row.opcode()) {
            case Isa.CALLM0, Isa.CALLM1, Isa.CALLM2, Isa.EXIT_WITH -> {
                read(pc, row, state, first, Kinds.ANY);
                read(pc, row, state, first + 1, Kinds.MAYBE);
            }
            case Isa.CALL_RANGE -> readArguments(pc, row, state, first, first + 1, Kinds.STR);
            case Isa.CALLM_RANGE -> {
                read(pc, row, state, first + 1, Kinds.MAYBE);
                readArguments(pc, row, state, first, first + 2, Kinds.STR);
            }
            case Isa.CALL_STAR -> {
                readArguments(pc, row, state, first, first + 1, Kinds.STR | Kinds.NULL);
                read(pc, row, state, first + count - 1, Kinds.INT);
            }
            case Isa.CALLM_STAR -> {
                read(pc, row, state, first + 1, Kinds.MAYBE);
                readArguments(pc, row, state, first, first + 2, Kinds.STR | Kinds.NULL);
                read(pc, row, state, first + count - 1, Kinds.INT);
            }
            case Isa.CLOSURE -> readAll(pc, row, state, first, count, Kinds.ANY | Kinds.CELL);
            case Isa.FUNCTION_DEFAULTS -> {
                read(pc, row, state, first, Kinds.TUPLE | Kinds.NULL);
                read(pc, row, state, first + 1, Kinds.DICT | Kinds.NULL);
                readAll(pc, row, state, first + 2, count - 2, Kinds.ANY | Kinds.CELL);
            }
            case Isa.CALL_STATIC -> {
                int[] parameters = callee(pc, row).parameters();
                for (int i = 0; i < parameters.length; i++) {
                    read(pc, row, state, first + i, parameters[i]);
                }
            }
            default -> readAll(pc, row, state, first, count, Kinds.ANY);
        }
    }

    private void readArguments(int pc, Isa.Row row, int[] state, int callee, int first, int names)
            throws Invalid {
        int n = (int) number(pc, row);
        int positional = n & 0xff;
        int named = n >> 8 & 0xff;
        read(pc, row, state, callee, Kinds.ANY);
        readAll(pc, row, state, first, positional, Kinds.ANY);
        for (int i = 0; i < named; i++) {
            read(pc, row, state, first + positional + 2 * i, names);
            read(pc, row, state, first + positional + 2 * i + 1, Kinds.ANY);
        }
    }

    private void write(int pc, Isa.Row row, int[] state, int moved) {
        for (int i = 0; i < row.operands().size(); i++) {
            Isa.Operand operand = row.operands().get(i);
            if (operand.letter() == 'w') {
                int register = (int) RegisterBuilder.operand(code, pc, row, i);
                state[register] = operand.type() == Isa.MOVED ? moved : operand.type();
            } else if (operand.letter() == 'W') {
                int first = (int) RegisterBuilder.operand(code, pc, row, i);
                int count = rangeLength(pc, row);
                boolean unpacks = row.opcode() == Isa.UNPACK || row.opcode() == Isa.UNPACK_STAR;
                for (int k = 0; k < count; k++) {
                    // The self of a method may be absent.
                    state[first + k] = k == 1 && !unpacks ? Kinds.MAYBE : Kinds.ANY;
                }
            }
        }
    }

    /** What a row cannot say. */
    private void special(int pc, Isa.Row row, int[] state) throws Invalid {
        switch (row.opcode()) {
            case Isa.CHECK -> state[first(pc, row)] &= ~Kinds.NULL;
            case Isa.UNBIND -> state[first(pc, row)] = Kinds.NULL;
            case Isa.YIELD -> {
                checkWaits(pc, pc + row.length(), first(pc, row), state);
                state[registers] = Kinds.UNDEFINED;
            }
            case Isa.YIELD_FROM -> {
                int sent = (int) RegisterBuilder.operand(code, pc, row, 1);
                checkWaits(pc, pc, sent, state);
                if (state[sent] != Kinds.ANY) {
                    int[] resumed = state.clone();
                    resumed[sent] = Kinds.ANY;
                    resumed[registers] = Kinds.UNDEFINED;
                    join(pc, resumed);
                }
            }
            case Isa.SWAP -> {
                int a = first(pc, row);
                int b = (int) RegisterBuilder.operand(code, pc, row, 1);
                int type = state[a];
                state[a] = state[b];
                state[b] = type;
            }
            case Isa.RET, Isa.RET_I64, Isa.RET_F64, Isa.RET_B1, Isa.RET_REF ->
                    checkResult(pc, state[registers]);
            case Isa.RET_V -> checkResult(pc, state[first(pc, row)]);
            case Isa.RET_NONE -> checkResult(pc, Kinds.NONE);
            default -> {}
        }
    }

    /** A generator waits where a frame of tier 0 can be made and come back. */
    private void checkWaits(int pc, int at, int sent, int[] state) throws Invalid {
        for (RegisterFunction.Header header : function.headers()) {
            if (header.pc() == at && header.isOpen() && header.depth() == sent + 1) {
                for (int i = 0; i < header.depth(); i++) {
                    // The last slots of an iterator are never set.
                    if (!Kinds.fits(state[i], Kinds.REF | Kinds.UNDEFINED)) {
                        throw invalid(pc, "waits with " + Kinds.name(state[i]));
                    }
                }
                return;
            }
        }
        throw invalid(pc, "yields outside a generator");
    }

    private int first(int pc, Isa.Row row) {
        return (int) RegisterBuilder.operand(code, pc, row, 0);
    }

    private void checkResult(int pc, int type) throws Invalid {
        if (!Kinds.fits(type, function.result())) {
            throw invalid(pc, "returns " + Kinds.name(type));
        }
    }

    // ---- exits
    // -----------------------------------------------------------------------------------

    /** Each value that a frame of tier 0 needs must be where the exit says. */
    private void checkExits() throws Invalid {
        if (function.map() == null) {
            // Text has no frames of tier 0: its exits raise an exception.
            return;
        }
        for (int pc = starts.nextSetBit(0); pc >= 0; pc = starts.nextSetBit(pc + 1)) {
            if (function.map().at(pc) == null && Isa.at(code, pc).opcode() == Isa.EXIT) {
                throw invalid(pc, "no frame of tier 0");
            }
        }
        int[] pcs = function.map().pcs();
        for (int i = 0; i < pcs.length; i++) {
            int[] state = states[pcs[i]];
            if (state == null) {
                continue;
            }
            for (int place : function.map().exits()[i].places()) {
                int number = Place.number(place);
                int type =
                        switch (Place.kind(place)) {
                            case Place.ACC -> state[registers];
                            case Place.REGISTER ->
                                    number < registers ? state[number] : Kinds.UNDEFINED;
                            case Place.CONSTANT ->
                                    number < function.pool().length ? 0 : Kinds.UNDEFINED;
                            default -> 0;
                        };
                if (!Kinds.fits(type, Kinds.REF)) {
                    throw invalid(pcs[i], "exit without a value: " + Kinds.name(type));
                }
            }
        }
    }
}
