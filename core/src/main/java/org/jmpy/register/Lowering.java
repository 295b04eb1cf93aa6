package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.FunctionCode;
import org.jmpy.object.Singleton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes register code of stack bytecode.
 *
 * <p>The stack is followed symbolically: a value that was only loaded stays where it is, the result
 * of an operation stays in the accumulator until another takes its place, and only what must
 * survive goes to the register of its place on the stack. Blocks begin with all values in those
 * registers, but for the top one of blocks that are entered from above with it in the accumulator.
 *
 * <p>In a finally block the reason is one value, as {@link Flow} has it: None, an exception, or a
 * {@link Reason}.
 */
final class Lowering {
    private static final int MAX_NEAR = 0xff;

    private final FunctionCode function;
    private final CodeBytes code;
    private final Flow flow;
    private final RegisterBuilder out;
    private final SymbolicStack stack;
    private final Leaving leaving;
    private final Operations operations;
    private final boolean notes;

    /** For blocks: whether their top value comes in the accumulator. */
    private final Map<Integer, Boolean> topInAcc = new HashMap<>();

    private final Map<Integer, Insn.Label> blocks = new HashMap<>();
    private final Set<Integer> headers = new HashSet<>();
    private final Map<Integer, Integer> globalSites = new HashMap<>();

    private int ip;

    private Lowering(FunctionCode function, Flow flow, boolean notes) {
        this.function = function;
        this.code = function.raw().code();
        this.flow = flow;
        this.notes = notes;
        this.out = new RegisterBuilder(function.name());
        this.stack = new SymbolicStack(this, out);
        this.leaving = new Leaving(this, flow, stack);
        this.operations = new Operations(this, flow, stack);
    }

    /**
     * {@return the function as register code, neither optimised nor verified}
     *
     * @param notes whether it fills the function's history
     */
    static RegisterBuilder lower(FunctionCode function, boolean notes) throws Refused {
        Flow flow;
        try {
            flow =
                    Flow.analyse(
                            function.raw().code(),
                            function.codeStart(),
                            function.parameters(),
                            function.stateSize());
        } catch (Flow.Unsupported e) {
            throw new Refused(Refusal.UNSUPPORTED_FLOW, function.name());
        }
        return new Lowering(function, flow, notes).run();
    }

    // ---- the whole
    // -------------------------------------------------------------------------------

    private RegisterBuilder run() throws Refused {
        out.registers = function.stateSize();
        out.parameters = function.parameters();
        out.entry = entryTypes();
        // The body of a class gives back the cell of __class__.
        out.result = Kinds.ANY | Kinds.CELL;
        out.levels = function.handlerDepth();
        out.notes = notes ? function.raw().length() : 0;
        findHeaders();
        boolean open = true;
        for (Map.Entry<Integer, Flow.State> at : flow.states().entrySet()) {
            ip = at.getKey();
            Flow.State state = at.getValue();
            if (flow.isLeader(ip) || !open || headers.contains(ip)) {
                startBlock(state, open);
            }
            leaving.coverFrom(ip, code.at(ip), state.handlers());
            open = instruction(code.at(ip), state);
        }
        leaving.finish();
        return out;
    }

    /** Finds where frames of tier 0 come in: at loop headers and where generators go on. */
    private void findHeaders() {
        headers.addAll(flow.loopHeaders());
        for (int at : flow.states().keySet()) {
            if (code.at(at) == Opcode.YIELD_FROM) {
                headers.add(at);
            } else if (code.at(at) == Opcode.YIELD_VALUE) {
                headers.add(at + Opcode.length(code, at));
            }
        }
        for (int header : headers) {
            topInAcc.put(header, false);
        }
    }

    private void startBlock(Flow.State state, boolean open) {
        if (open) {
            conform(ip);
        }
        leaving.startBlock(ip, open);
        out.add(Insn.at(block(ip)));
        if (headers.contains(ip)) {
            boolean isOpen = Leaving.isOpen(state, ip);
            out.headers.add(
                    new RegisterBuilder.Header(
                            block(ip), ip, state.depth(), isOpen, state.handlers()));
        }
        stack.enter(state.depth(), topInAcc.getOrDefault(ip, false));
    }

    private int[] entryTypes() {
        int[] types = new int[out.registers];
        Arrays.fill(types, Kinds.UNDEFINED);
        int locals = locals();
        for (int i = 0; i < locals; i++) {
            types[register(i)] = i < out.parameters ? Kinds.ANY : Kinds.NULL;
        }
        for (int i = 0; i < function.cellCount(); i++) {
            types[register(function.cell(i))] = Kinds.CELL;
        }
        for (int at : flow.states().keySet()) {
            int op = code.at(at);
            if (op == Opcode.LOAD_DEREF || op == Opcode.STORE_DEREF || op == Opcode.DELETE_DEREF) {
                int register = register(code.vuint(at + 1));
                if (types[register] == Kinds.ANY) {
                    types[register] = Kinds.CELL;
                }
            }
        }
        return types;
    }

    /** {@return how many locals the code uses; the stack has the other slots} */
    private int locals() {
        int locals = out.parameters;
        for (int at : flow.states().keySet()) {
            int local =
                    Opcode.format(code.at(at)) == Opcode.LOCAL
                            ? code.vuint(at + 1)
                            : Math.max(Opcode.loadedLocal(code, at), Opcode.storedLocal(code, at));
            locals = Math.max(locals, local + 1);
        }
        return locals;
    }

    int register(int local) {
        return out.registers - 1 - local;
    }

    Insn.Label block(int at) {
        return blocks.computeIfAbsent(at, a -> new Insn.Label());
    }

    /** {@return the position of the instruction that is lowered} */
    int ip() {
        return ip;
    }

    /** {@return whether the code fills the history} */
    boolean notes() {
        return notes;
    }

    CodeBytes code() {
        return code;
    }

    void add(Insn insn) {
        out.add(insn);
    }

    void addTry(RegisterBuilder.Try entry) {
        out.tries.add(entry);
    }

    /** {@return the number of a jump through finally blocks, the same for each way to it} */
    int numberOf(Flow.Continuation jump) {
        int known = out.jumps.indexOf(jump);
        if (known < 0) {
            known = out.jumps.size();
            out.jumps.add(jump);
        }
        return known;
    }

    /** Adds an instruction where no frame of tier 0 can be made. */
    void emitPlain(Insn insn) {
        insn.ip = ip;
        out.add(insn);
    }

    /** Adds an instruction that comes from the current one. */
    void emit(Insn insn) {
        insn.ip = ip;
        if (insn.has(Isa.RAISES)) {
            insn.exit = new Insn.Exit(ip, stack.places(), flow.states().get(ip).handlers());
        }
        out.add(insn);
    }

    void emit(int opcode, long... operands) {
        emit(Insn.of(opcode, operands));
    }

    /** Adds an instruction of which the accumulator's result becomes the new top. */
    void result(int pops, int opcode, long... operands) {
        emit(opcode, operands);
        stack.drop(pops);
        stack.push(Place.ACC);
    }

    // ---- edges
    // -----------------------------------------------------------------------------------

    /** Puts the values where block {@code target} expects them, before going there. */
    void conform(int target) {
        int depth = stack.depth();
        Boolean inAcc = topInAcc.get(target);
        if (inAcc == null) {
            inAcc = depth > 0 && Place.kind(stack.place(depth - 1)) != Place.HOME;
            topInAcc.put(target, inAcc);
        }
        if (inAcc) {
            stack.flush(depth - 1);
            stack.toAcc(depth - 1);
        } else {
            stack.flush(depth);
        }
    }

    /** Says that block {@code target} is entered with all values in registers. */
    void expectInRegisters(int target) throws Refused {
        if (Boolean.TRUE.equals(topInAcc.put(target, false))) {
            throw new Refused(Refusal.UNSUPPORTED_FLOW, function.name());
        }
    }

    /** {@return whether somebody said that block {@code target} wants it in the accumulator} */
    boolean isTopInAcc(int target) {
        return topInAcc.getOrDefault(target, false);
    }

    /** {@return whether the top value of block {@code target} comes in the accumulator} */
    boolean wantsTopInAcc(int target) {
        return wantsTopInAcc(target, false);
    }

    /** As {@link #wantsTopInAcc(int)}; {@code otherwise}, from now on, if nobody said yet. */
    boolean wantsTopInAcc(int target, boolean otherwise) {
        return topInAcc.computeIfAbsent(target, t -> otherwise);
    }

    void jump(int target) {
        conform(target);
        emit(Insn.jump(Isa.JMP_8, block(target)));
    }

    // ---- instructions --------------------------------------------------------------------------

    /** Lowers one instruction. {@return whether the next one can follow it} */
    private boolean instruction(int op, Flow.State state) throws Refused {
        int n = flow.operand(ip, op);
        int loaded = Opcode.loadedLocal(code, ip);
        int stored = Opcode.storedLocal(code, ip);
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI
                && op < Opcode.LOAD_CONST_SMALL_INT_MULTI + Opcode.SMALL_INTS) {
            pushInt(op - Opcode.LOAD_CONST_SMALL_INT_MULTI - Opcode.SMALL_INT_MULTI_EXCESS);
        } else if (loaded >= 0) {
            loadFast(loaded);
        } else if (stored >= 0) {
            storeFast(stored);
        } else if (op >= Opcode.UNARY_OP_MULTI
                && op < Opcode.UNARY_OP_MULTI + UnaryOp.BYTECODE_COUNT) {
            operations.unary(op - Opcode.UNARY_OP_MULTI);
        } else if (op >= Opcode.BINARY_OP_MULTI
                && op < Opcode.BINARY_OP_MULTI + BinaryOp.BYTECODE_COUNT) {
            operations.binary(op - Opcode.BINARY_OP_MULTI);
        } else {
            return numbered(op, n, state);
        }
        return true;
    }

    private boolean numbered(int op, int n, Flow.State state) throws Refused {
        int depth = stack.depth();
        switch (op) {
            case Opcode.LOAD_CONST_SMALL_INT -> pushInt(code.vint(ip + 1));
            case Opcode.LOAD_CONST_STRING -> pushConstant(function.module().name(n));
            case Opcode.LOAD_CONST_OBJ -> pushConstant(function.module().constant(n));
            case Opcode.LOAD_CONST_NONE -> pushConstant(Singleton.NONE);
            case Opcode.LOAD_CONST_FALSE -> pushConstant(Boolean.FALSE);
            case Opcode.LOAD_CONST_TRUE -> pushConstant(Boolean.TRUE);
            case Opcode.LOAD_NULL -> stack.push(Place.NULL);
            case Opcode.DELETE_FAST -> {
                stack.save(register(n));
                emit(Isa.UNBIND, register(n));
            }
            case Opcode.LOAD_DEREF -> {
                stack.protect(depth);
                result(0, Isa.LD_CELL, register(n));
                noteResult();
            }
            case Opcode.STORE_DEREF -> {
                stack.toAcc(depth - 1);
                emit(Isa.ST_CELL, register(n));
                stack.drop(1);
            }
            case Opcode.DELETE_DEREF -> emit(Isa.DEL_CELL, register(n));
            case Opcode.LOAD_NAME -> {
                stack.protect(depth);
                result(0, Isa.LD_NAME, globalSite(n));
                noteResult();
            }
            case Opcode.STORE_NAME -> {
                stack.toAcc(depth - 1);
                emit(Isa.ST_NAME, globalSite(n));
                stack.drop(1);
            }
            case Opcode.DELETE_NAME -> emit(Isa.DEL_NAME, globalSite(n));
            case Opcode.LOAD_GLOBAL -> {
                stack.protect(depth);
                result(0, Isa.LD_GLOBAL_8, globalSite(n));
                noteResult();
            }
            case Opcode.STORE_GLOBAL -> {
                stack.toAcc(depth - 1);
                emit(Isa.ST_GLOBAL, globalSite(n));
                stack.drop(1);
            }
            case Opcode.DELETE_GLOBAL -> emit(Isa.DEL_GLOBAL, globalSite(n));
            case Opcode.LOAD_ATTR -> loadAttr(n);
            case Opcode.STORE_ATTR -> storeAttr(n);
            case Opcode.LOAD_METHOD -> {
                stack.toAcc(depth - 1);
                stack.write(depth - 1);
                stack.write(depth);
                emit(Isa.LD_METHOD_8, depth - 1, site(n));
                stack.drop(1);
                stack.push(Place.HOME);
                stack.push(Place.HOME);
            }
            case Opcode.LOAD_SUPER_METHOD -> {
                int cls = stack.inRegister(depth - 2);
                stack.toAcc(depth - 1);
                emit(Isa.SUPER_METHOD, depth - 3, cls, site(n));
                stack.drop(3);
                stack.push(Place.HOME);
                stack.push(Place.HOME);
            }
            case Opcode.LOAD_BUILD_CLASS -> {
                stack.protect(depth);
                result(0, Isa.BUILD_CLASS);
            }
            case Opcode.LOAD_SUBSCR -> {
                operations.operation(Isa.LD_SUBSCR, -1);
                noteResult();
            }
            case Opcode.STORE_SUBSCR -> storeSubscr();
            case Opcode.DUP_TOP -> stack.dup(depth - 1);
            case Opcode.DUP_TOP_TWO -> {
                stack.dup(depth - 2);
                stack.dup(depth - 1);
            }
            case Opcode.POP_TOP -> stack.drop(1);
            case Opcode.ROT_TWO -> stack.rotate(depth - 2);
            case Opcode.ROT_THREE -> {
                if (depth < 3) {
                    // At the end of async with: the reason, one value here, is two in tier 0.
                    emit(Isa.EXIT);
                    return false;
                }
                stack.rotate(depth - 2);
                stack.rotate(depth - 3);
            }
            case Opcode.JUMP -> {
                jump(Opcode.target(code, ip));
                return false;
            }
            case Opcode.POP_JUMP_IF_TRUE -> operations.branch(true);
            case Opcode.POP_JUMP_IF_FALSE -> operations.branch(false);
            case Opcode.JUMP_IF_TRUE_OR_POP -> operations.branchOrPop(true);
            case Opcode.JUMP_IF_FALSE_OR_POP -> operations.branchOrPop(false);
            case Opcode.GET_ITER -> {
                stack.toAcc(depth - 1);
                result(1, Isa.ITER);
            }
            case Opcode.GET_ITER_STACK -> {
                stack.toAcc(depth - 1);
                stack.protect(depth - 1);
                result(1, Isa.ITER);
                stack.drop(1);
                stack.push(Place.HOME);
                stack.push(Place.ACC);
                stack.spill(depth);
                stack.push(Place.HOME);
                stack.push(Place.HOME);
            }
            case Opcode.FOR_ITER -> {
                stack.flush(depth);
                int target = Opcode.target(code, ip);
                expectInRegisters(target);
                if (notes && fitsNote()) {
                    emit(Insn.jump(Isa.FOR_NOTED, block(target), depth - 3, note()));
                } else {
                    emit(Insn.jump(Isa.FOR, block(target), depth - 3));
                }
                stack.push(Place.ACC);
            }
            case Opcode.BUILD_TUPLE -> build(Isa.TUPLE, n);
            case Opcode.BUILD_LIST -> build(Isa.LIST, n);
            case Opcode.BUILD_SET -> build(Isa.SET, n);
            case Opcode.BUILD_SLICE -> build(Isa.SLICE, n);
            case Opcode.BUILD_MAP -> {
                stack.protect(depth);
                result(0, Isa.DICT);
            }
            case Opcode.STORE_MAP -> {
                int dict = stack.inRegister(depth - 3);
                int value = stack.inRegister(depth - 2);
                stack.toAcc(depth - 1);
                emit(Isa.DICT_PUT, dict, value);
                stack.drop(2);
            }
            case Opcode.STORE_COMP -> storeComprehension(n);
            case Opcode.UNPACK_SEQUENCE -> {
                stack.toAcc(depth - 1);
                unpack(n, Isa.UNPACK, n);
                if (notes && fitsNote()) {
                    emit(Isa.NOTE_ITEMS, depth - 1, n, note());
                }
            }
            case Opcode.UNPACK_EX -> {
                int left = n & 0xff;
                int right = n >> 8 & 0xff;
                stack.toAcc(depth - 1);
                unpack(left + right + 1, Isa.UNPACK_STAR, left, right);
            }
            case Opcode.MAKE_FUNCTION -> {
                stack.protect(depth);
                result(0, Isa.FUNCTION, child(n));
            }
            case Opcode.MAKE_FUNCTION_DEFARGS -> makeFunction(Isa.FUNCTION_DEFAULTS, n, 2);
            case Opcode.MAKE_CLOSURE -> makeFunction(Isa.CLOSURE, n, extraByte());
            case Opcode.MAKE_CLOSURE_DEFARGS ->
                    makeFunction(Isa.FUNCTION_DEFAULTS, n, 2 + extraByte());
            case Opcode.CALL_FUNCTION -> operations.callFunction(n);
            case Opcode.CALL_METHOD -> operations.callMethod(n);
            case Opcode.CALL_FUNCTION_VAR_KW -> operations.callStarred(Isa.CALL_STAR, n, 1);
            case Opcode.CALL_METHOD_VAR_KW -> operations.callStarred(Isa.CALLM_STAR, n, 2);
            case Opcode.IMPORT_NAME -> {
                int level = stack.inRegister(depth - 2);
                stack.toAcc(depth - 1);
                result(2, Isa.IMPORT_NAME, level, globalSite(n));
            }
            case Opcode.IMPORT_FROM -> {
                int module = stack.inRegister(depth - 1);
                stack.protect(depth);
                result(0, Isa.IMPORT_FROM, module, globalSite(n));
            }
            case Opcode.IMPORT_STAR -> {
                stack.toAcc(depth - 1);
                emit(Isa.IMPORT_STAR);
                stack.drop(1);
            }
            default -> {
                return leaving.instruction(ip, op, state);
            }
        }
        return true;
    }

    private void pushInt(long value) {
        if (value == (byte) value) {
            stack.push(Place.ofInt((int) value));
        } else {
            pushConstant(value);
        }
    }

    private void pushConstant(Object value) {
        stack.push(Place.CONSTANT | out.constant(value));
    }

    private int extraByte() {
        return code.at(ip + Opcode.length(code, ip) - 1);
    }

    private int child(int n) {
        return out.entryOf(function.child(n));
    }

    /** {@return the slot for a global name, which all its instructions share} */
    private int globalSite(int qstr) {
        return globalSites.computeIfAbsent(
                qstr,
                q -> {
                    Site site = new Site(function.module().name(q));
                    site.link(
                            function.module().globals(),
                            function.module().vm().builtins().globals());
                    return out.entryOf(site);
                });
    }

    private int site(int qstr) {
        return out.entryOf(new Site(function.module().name(qstr)));
    }

    // ---- locals, attributes, items
    // ---------------------------------------------------------------

    private void loadFast(int local) {
        int register = register(local);
        int depth = stack.depth();
        if (register > MAX_NEAR) {
            stack.write(depth);
            emit(Isa.MOV_16, depth, register);
            register = depth;
        }
        if (!flow.isBound(ip, local)) {
            emit(Isa.CHECK, register);
        }
        stack.push(register == depth ? Place.HOME : Place.REGISTER | register);
    }

    private void storeFast(int local) {
        int register = register(local);
        int top = stack.depth() - 1;
        int place = stack.place(top);
        if (place == (Place.REGISTER | register)) {
            stack.drop(1);
            return;
        }
        stack.save(register, top);
        if (register > MAX_NEAR) {
            stack.toAcc(top);
            emit(Isa.STA_16, register);
        } else {
            stack.copyTo(top, register);
        }
        stack.drop(1);
    }

    private void loadAttr(int n) {
        int top = stack.depth() - 1;
        int site = site(n);
        stack.protect(top);
        if (site <= MAX_NEAR && stack.isInRegister(top)) {
            result(1, Isa.LD_ATTR_V, stack.inRegister(top), site);
        } else {
            stack.toAcc(top);
            result(1, Isa.LD_ATTR_8, site);
        }
        noteResult();
    }

    private void storeAttr(int n) {
        int depth = stack.depth();
        int object = stack.inRegister(depth - 1);
        if (stack.place(depth - 2) == Place.NULL) {
            emit(Isa.DEL_ATTR, object, site(n));
        } else {
            stack.toAcc(depth - 2);
            emit(Isa.ST_ATTR_8, object, site(n));
        }
        stack.drop(2);
    }

    private void storeSubscr() {
        int depth = stack.depth();
        int object = stack.inRegister(depth - 2);
        int index = stack.inRegister(depth - 1);
        if (stack.place(depth - 3) == Place.NULL) {
            emit(Isa.DEL_SUBSCR, object, index);
        } else {
            stack.toAcc(depth - 3);
            emit(Isa.ST_SUBSCR, object, index);
        }
        stack.drop(3);
    }

    private void storeComprehension(int n) {
        int depth = stack.depth();
        int container = stack.inRegister(depth - 1 - (n >> 2));
        switch (n & 3) {
            case 0 -> {
                stack.toAcc(depth - 1);
                emit(Isa.LIST_ADD, container);
                stack.drop(1);
            }
            case 1 -> {
                int value = stack.inRegister(depth - 2);
                stack.toAcc(depth - 1);
                emit(Isa.DICT_PUT, container, value);
                stack.drop(2);
            }
            default -> {
                stack.toAcc(depth - 1);
                emit(Isa.SET_ADD, container);
                stack.drop(1);
            }
        }
    }

    private void unpack(int count, int opcode, long... operands) {
        int first = stack.depth() - 1;
        long[] all = new long[operands.length + 1];
        all[0] = first;
        System.arraycopy(operands, 0, all, 1, operands.length);
        emit(opcode, all);
        stack.drop(1);
        for (int i = 0; i < count; i++) {
            stack.push(Place.HOME);
        }
    }

    private void build(int opcode, int count) {
        int first = stack.depth() - count;
        stack.flush(stack.depth());
        result(count, opcode, count == 0 ? 0 : first, count);
    }

    private void makeFunction(int opcode, int child, int values) {
        int first = stack.depth() - values;
        stack.flush(stack.depth());
        result(values, opcode, first, values, child(child));
    }

    // ---- history
    // ---------------------------------------------------------------------------------

    int note() {
        return ip - function.codeStart();
    }

    boolean fitsNote() {
        return note() <= 0xffff;
    }

    void noteResult() {
        if (notes && fitsNote()) {
            emit(Isa.NOTE_RESULT, note());
        }
    }

    void noteTarget(int register) {
        if (notes && fitsNote()) {
            emit(Isa.NOTE_TARGET, register, note());
        }
    }
}
