package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.AttributeCache;
import org.jmpy.interp.FunctionCode;
import org.jmpy.object.Singleton;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * Writes one function as one JVM method.
 *
 * <p>Each Python local has a JVM local, and so has each place of the value stack. While code runs
 * straight on, a value that was only loaded stays where it is: the emitter keeps a symbolic stack
 * and stores values in their places only before jumps, handlers and changes of the local. Each
 * instruction that can raise first notes its position in an int local, from which tracebacks are
 * made. Handlers become entries of the JVM's exception table.
 */
final class FunctionEmitter {
    /** Python locals and stack places, beyond which a function is refused. */
    static final int MAX_SLOTS = 200;

    private static final MethodTypeDesc BINARY = Signatures.objects(2);
    private static final int MAX_DIRECT_ARGS = 4;

    private final FunctionCode function;
    private final CodeBytes code;
    private final Flow flow;
    private final ConstantPool pool;
    private final CodeBuilder b;
    private final Slots slots;
    private final StackMaps maps;
    private final ValueStack stack;
    private final HandlerEmitter handlers;
    private final boolean countsDepth;
    private final LoopExits exits;
    private final Waits waits;
    private final Map<Integer, Label> blocks = new HashMap<>();

    /**
     * @param parameterSlots JVM locals that the method's own parameters take
     * @param countsDepth whether the depth of calls is counted here
     * @param counts whether calls and backward jumps are
     */
    FunctionEmitter(
            FunctionCode function,
            Flow flow,
            ConstantPool pool,
            CodeBuilder b,
            int parameterSlots,
            boolean countsDepth,
            boolean counts) {
        this.function = function;
        this.code = function.raw().code();
        this.flow = flow;
        this.pool = pool;
        this.b = b;
        this.countsDepth = countsDepth;
        slots = Slots.of(function, parameterSlots);
        maps = new StackMaps(b);
        stack = new ValueStack(b, pool, slots);
        handlers = new HandlerEmitter(this, function, flow, b, maps, slots, stack);
        exits =
                counts
                        ? new LoopExits(
                                function,
                                flow,
                                pool,
                                b,
                                maps,
                                slots.firstLocal(),
                                slots.firstStack())
                        : null;
        waits =
                function.isGenerator()
                        ? new Waits(this, function, flow, pool, b, slots, stack)
                        : null;
    }

    // ---- the method ----------------------------------------------------------------------------

    /** Writes the body of a plain call: function and arguments are the method's parameters 0... */
    void plainCall(int cells, int arguments) {
        maps.local(Signatures.FUNCTION);
        maps.objects(arguments);
        clearSlots();
        for (int i = 0; i < cells; i++) {
            b.aload(0).loadConstant(i);
            micro("cell", Signatures.type(CD_Object, Signatures.FUNCTION, CD_int));
            b.astore(slots.firstLocal() + i);
        }
        for (int i = 0; i < arguments; i++) {
            b.aload(1 + i).astore(slots.firstLocal() + cells + i);
        }
        for (int i = 0; i < function.cellCount(); i++) {
            int slot = slots.firstLocal() + function.cell(i);
            b.aload(slot);
            micro("newCell", MethodTypeDesc.of(CD_Object, CD_Object));
            b.astore(slot);
        }
        if (exits != null) {
            exits.countCall();
        }
        body(() -> {});
    }

    /** Writes the body that goes on with the frame in parameter 0, at any of {@code entries}. */
    void enter(SortedSet<Integer> entries) {
        maps.local(Signatures.FRAME);
        clearSlots();
        loadSlots();
        int top = function.stateSize() - 1;
        for (int i = 0; i < flow.localCount(function.boundLocals()); i++) {
            b.aload(slots.thrown()).loadConstant(top - i).aaload();
            b.astore(slots.firstLocal() + i);
        }
        b.aload(0);
        micro("names", Signatures.type(Signatures.DICT, Signatures.FRAME));
        b.astore(slots.names());
        b.aload(0);
        micro("ip", Signatures.type(CD_int, Signatures.FRAME));
        b.istore(slots.at());
        body(
                () -> {
                    for (int entry : entries) {
                        if (entry != function.codeStart()) {
                            goOn(entry);
                        }
                    }
                });
    }

    /** Goes on at {@code entry} if the frame is there. */
    private void goOn(int entry) {
        Label other = b.newLabel();
        b.iload(slots.at()).loadConstant(entry).if_icmpne(other);
        loadFrame(flow.states().get(entry));
        if (waits != null && exits != null) {
            waits.uncountRounds(entry);
        }
        b.goto_w(block(entry));
        maps.bindApart(other);
    }

    private void loadSlots() {
        b.aload(0);
        micro("slots", Signatures.type(Signatures.OBJECTS, Signatures.FRAME));
        b.astore(slots.thrown());
    }

    private void loadFrame(Flow.State state) {
        if (state.depth() > 0) {
            loadSlots();
        }
        for (int i = 0; i < state.depth(); i++) {
            b.aload(slots.thrown()).loadConstant(i).aaload().astore(slots.firstStack() + i);
        }
        for (Flow.Handler h = state.handlers(); h != null; h = h.outer()) {
            b.aload(0).loadConstant(h.level());
            micro("caught", Signatures.type(CD_Object, Signatures.FRAME, CD_int));
            b.astore(slots.firstCaught() + h.level());
        }
    }

    /** The JVM's verifier wants each local set on each path; HotSpot removes what is not needed. */
    private void clearSlots() {
        maps.objects(slots.at() - slots.firstLocal());
        maps.intLocal();
        maps.local(Signatures.DICT);
        maps.intLocal();
        for (int slot = slots.firstLocal(); slot < slots.at(); slot++) {
            b.aconst_null().astore(slot);
        }
        b.iconst_0().istore(slots.at());
        b.aconst_null().astore(slots.names());
        b.iconst_0().istore(slots.jump());
    }

    private void body(Runnable entry) {
        if (countsDepth) {
            pool.load(b, function.module().vm(), Signatures.VM);
            micro("enter", Signatures.type(CD_void, Signatures.VM));
        }
        Label start = b.newBoundLabel();
        entry.run();
        boolean open = true;
        for (Map.Entry<Integer, Flow.State> at : flow.states().entrySet()) {
            int ip = at.getKey();
            Flow.State state = at.getValue();
            if (flow.isLeader(ip) || !open || blocks.containsKey(ip)) {
                if (open) {
                    stack.flush();
                }
                maps.bindApart(block(ip));
                stack.clear(state.depth());
            }
            Label from = b.newBoundLabel();
            open = instruction(ip, state);
            Label to = b.newBoundLabel();
            if (canRaise(ip)) {
                handlers.cover(ip, state, from, to);
            }
        }
        handlers.write();
        Label end = b.newBoundLabel();
        Label leaving = b.newLabel();
        maps.bind(leaving, StackMaps.type(Signatures.THROWABLE));
        b.exceptionCatchAll(start, end, leaving);
        b.astore(slots.thrown()).aload(slots.thrown());
        loadFunctionCode();
        b.iload(slots.at());
        micro(
                "leaving",
                Signatures.type(
                        Signatures.PY_ERROR,
                        Signatures.THROWABLE,
                        Signatures.FUNCTION_CODE,
                        CD_int));
        leave();
        b.athrow();
        if (exits != null) {
            exits.write(countsDepth);
        }
        maps.write();
    }

    void leave() {
        if (countsDepth) {
            pool.load(b, function.module().vm(), Signatures.VM);
            micro("leave", Signatures.type(CD_void, Signatures.VM));
        }
    }

    void bindApart(Label label) {
        maps.bindApart(label);
    }

    Label block(int ip) {
        return blocks.computeIfAbsent(ip, i -> b.newLabel());
    }

    void micro(String name, MethodTypeDesc type) {
        b.invokestatic(Signatures.MICRO_OPS, name, type);
    }

    void loadFunctionCode() {
        pool.load(b, function, Signatures.FUNCTION_CODE);
    }

    private void loadModule() {
        pool.load(b, function.module(), Signatures.MODULE_CODE);
    }

    void loadVm() {
        pool.load(b, function.module().vm(), Signatures.VM);
    }

    private void loadName(int qstr) {
        pool.load(b, function.module().name(qstr), Signatures.STRING);
    }

    // ---- instructions --------------------------------------------------------------------------

    /** Writes one instruction. {@return whether the next one can follow it} */
    private boolean instruction(int ip, Flow.State state) {
        int op = code.at(ip);
        if (canRaise(ip)) {
            b.loadConstant(ip).istore(slots.at());
        }
        int n = flow.operand(ip, op);
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI
                && op < Opcode.LOAD_CONST_SMALL_INT_MULTI + Opcode.SMALL_INTS) {
            long value =
                    (long) op - Opcode.LOAD_CONST_SMALL_INT_MULTI - Opcode.SMALL_INT_MULTI_EXCESS;
            stack.constant(value);
        } else if (op >= Opcode.LOAD_FAST_MULTI
                && op < Opcode.LOAD_FAST_MULTI + Opcode.FAST_MULTI_COUNT) {
            loadFast(ip, op - Opcode.LOAD_FAST_MULTI);
        } else if (op >= Opcode.STORE_FAST_MULTI
                && op < Opcode.STORE_FAST_MULTI + Opcode.FAST_MULTI_COUNT) {
            storeFast(op - Opcode.STORE_FAST_MULTI);
        } else if (op >= Opcode.UNARY_OP_MULTI
                && op < Opcode.UNARY_OP_MULTI + UnaryOp.BYTECODE_COUNT) {
            unary(op - Opcode.UNARY_OP_MULTI);
        } else if (op >= Opcode.BINARY_OP_MULTI
                && op < Opcode.BINARY_OP_MULTI + BinaryOp.BYTECODE_COUNT) {
            binary(op - Opcode.BINARY_OP_MULTI);
        } else {
            return numbered(ip, op, n, state);
        }
        return true;
    }

    private boolean numbered(int ip, int op, int n, Flow.State state) {
        switch (op) {
            case Opcode.LOAD_CONST_SMALL_INT -> stack.constant(code.vint(ip + 1));
            case Opcode.LOAD_CONST_STRING -> stack.constant(function.module().name(n));
            case Opcode.LOAD_CONST_OBJ -> stack.constant(function.module().constant(n));
            case Opcode.LOAD_CONST_NONE -> stack.constant(Singleton.NONE);
            case Opcode.LOAD_CONST_FALSE -> stack.constant(Boolean.FALSE);
            case Opcode.LOAD_CONST_TRUE -> stack.constant(Boolean.TRUE);
            case Opcode.LOAD_NULL -> stack.none();
            case Opcode.LOAD_FAST_N -> loadFast(ip, n);
            case Opcode.STORE_FAST_N -> storeFast(n);
            case Opcode.DELETE_FAST -> {
                stack.saveLocal(n);
                b.aload(slots.firstLocal() + n);
                micro("checkLocal", Signatures.objects(1));
                b.pop().aconst_null().astore(slots.firstLocal() + n);
            }
            case Opcode.LOAD_DEREF -> {
                b.aload(slots.firstLocal() + n);
                micro("loadCell", Signatures.objects(1));
                stack.push();
            }
            case Opcode.STORE_DEREF -> {
                stack.pop();
                b.aload(slots.firstLocal() + n);
                micro("storeCell", Signatures.consumes(2));
            }
            case Opcode.DELETE_DEREF -> {
                b.aload(slots.firstLocal() + n);
                micro("deleteCell", Signatures.consumes(1));
            }
            case Opcode.LOAD_NAME -> {
                b.aload(slots.names());
                loadModule();
                b.loadConstant(n);
                micro(
                        "loadName",
                        Signatures.type(
                                CD_Object, Signatures.DICT, Signatures.MODULE_CODE, CD_int));
                stack.push();
            }
            case Opcode.STORE_NAME -> {
                stack.pop();
                b.aload(slots.names());
                loadModule();
                b.loadConstant(n);
                micro(
                        "storeName",
                        Signatures.consumes(1, Signatures.DICT, Signatures.MODULE_CODE, CD_int));
            }
            case Opcode.DELETE_NAME -> {
                b.aload(slots.names());
                loadModule();
                b.loadConstant(n);
                micro(
                        "deleteName",
                        Signatures.consumes(0, Signatures.DICT, Signatures.MODULE_CODE, CD_int));
            }
            case Opcode.LOAD_GLOBAL -> {
                loadModule();
                b.loadConstant(n);
                micro("loadGlobal", Signatures.type(CD_Object, Signatures.MODULE_CODE, CD_int));
                stack.push();
            }
            case Opcode.STORE_GLOBAL -> {
                stack.pop();
                loadModule();
                b.loadConstant(n);
                micro("storeGlobal", Signatures.consumes(1, Signatures.MODULE_CODE, CD_int));
            }
            case Opcode.DELETE_GLOBAL -> {
                loadModule();
                b.loadConstant(n);
                micro("deleteGlobal", Signatures.consumes(0, Signatures.MODULE_CODE, CD_int));
            }
            case Opcode.LOAD_ATTR -> {
                stack.pop();
                pool.load(b, new AttributeCache(), Signatures.CACHE);
                loadName(n);
                micro("loadAttr", Signatures.objects(1, Signatures.CACHE, Signatures.STRING));
                stack.push();
            }
            case Opcode.STORE_ATTR -> {
                stack.load(stack.depth() - 2);
                stack.load(stack.depth() - 1);
                stack.drop(2);
                pool.load(b, new AttributeCache(), Signatures.CACHE);
                loadName(n);
                micro("storeAttr", Signatures.consumes(2, Signatures.CACHE, Signatures.STRING));
            }
            case Opcode.LOAD_METHOD -> {
                stack.pop();
                pool.load(b, new AttributeCache(), Signatures.CACHE);
                loadName(n);
                loadVm();
                micro(
                        "loadMethod",
                        Signatures.objects(1, Signatures.CACHE, Signatures.STRING, Signatures.VM));
                pushMethod();
            }
            case Opcode.LOAD_SUPER_METHOD -> {
                stack.load(stack.depth() - 2);
                stack.load(stack.depth() - 1);
                stack.drop(3);
                loadName(n);
                loadVm();
                micro("loadSuperMethod", Signatures.objects(2, Signatures.STRING, Signatures.VM));
                pushMethod();
            }
            case Opcode.LOAD_BUILD_CLASS -> {
                loadFunctionCode();
                micro("buildClass", Signatures.objects(0, Signatures.FUNCTION_CODE));
                stack.push();
            }
            case Opcode.LOAD_SUBSCR -> {
                stack.operands(2);
                b.invokestatic(Signatures.SUBSCRIPTS, "load", BINARY);
                stack.push();
            }
            case Opcode.STORE_SUBSCR -> {
                stack.operands(3);
                micro("storeSubscr", Signatures.consumes(3));
            }
            case Opcode.DUP_TOP -> stack.dup(1);
            case Opcode.DUP_TOP_TWO -> {
                stack.dup(2);
                stack.dup(2);
            }
            case Opcode.POP_TOP -> stack.drop(1);
            case Opcode.ROT_TWO -> {
                // Pushed in the order of the new stack, from the JVM's stack's top down.
                stack.load(stack.depth() - 2);
                stack.load(stack.depth() - 1);
                stack.drop(2);
                stack.push();
                stack.push();
            }
            case Opcode.ROT_THREE -> {
                stack.load(stack.depth() - 2);
                stack.load(stack.depth() - 3);
                stack.load(stack.depth() - 1);
                stack.drop(3);
                stack.push();
                stack.push();
                stack.push();
            }
            case Opcode.JUMP -> {
                stack.flush();
                jump(ip, Opcode.target(code, ip));
                return false;
            }
            case Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE -> {
                stack.pop();
                b.invokestatic(Signatures.OPS, "truth", Signatures.type(CD_boolean, CD_Object));
                branch(ip, op == Opcode.POP_JUMP_IF_TRUE);
            }
            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP -> {
                stack.load(stack.depth() - 1);
                b.invokestatic(Signatures.OPS, "truth", Signatures.type(CD_boolean, CD_Object));
                branch(ip, op == Opcode.JUMP_IF_TRUE_OR_POP);
                stack.drop(1);
            }
            case Opcode.GET_ITER -> {
                stack.pop();
                b.invokestatic(Signatures.ITERATION, "iter", Signatures.objects(1));
                stack.push();
            }
            case Opcode.GET_ITER_STACK -> {
                stack.pop();
                micro("loopIterator", Signatures.objects(1));
                stack.none();
                stack.push();
                stack.none();
                stack.none();
            }
            case Opcode.FOR_ITER -> forIter(ip);
            case Opcode.BUILD_TUPLE -> build("tuple", n);
            case Opcode.BUILD_LIST -> build("list", n);
            case Opcode.BUILD_SET -> build("set", n);
            case Opcode.BUILD_SLICE -> build("slice", n);
            case Opcode.BUILD_MAP -> {
                micro("newDict", Signatures.objects(0));
                stack.push();
            }
            case Opcode.STORE_MAP -> {
                stack.load(stack.depth() - 3);
                stack.load(stack.depth() - 2);
                stack.load(stack.depth() - 1);
                stack.drop(2);
                micro("storeMap", Signatures.consumes(3));
            }
            case Opcode.STORE_COMP -> storeComprehension(n);
            case Opcode.UNPACK_SEQUENCE -> {
                stack.pop();
                b.loadConstant(n);
                micro("unpack", Signatures.type(Signatures.OBJECTS, CD_Object, CD_int));
                pushArray(n);
            }
            case Opcode.UNPACK_EX -> {
                stack.pop();
                int left = n & 0xff;
                int right = (n >> 8) & 0xff;
                b.loadConstant(left).loadConstant(right);
                micro("unpackStar", Signatures.type(Signatures.OBJECTS, CD_Object, CD_int, CD_int));
                pushArray(left + right + 1);
            }
            case Opcode.MAKE_FUNCTION -> {
                loadChild(n);
                micro("function", Signatures.objects(0, Signatures.FUNCTION_CODE));
                stack.push();
            }
            case Opcode.MAKE_FUNCTION_DEFARGS -> makeFunction("functionWithDefaults", n, 2);
            case Opcode.MAKE_CLOSURE -> makeFunction("closure", n, extraByte(ip));
            case Opcode.MAKE_CLOSURE_DEFARGS ->
                    makeFunction("functionWithDefaults", n, 2 + extraByte(ip));
            case Opcode.CALL_FUNCTION -> callFunction(n);
            case Opcode.CALL_METHOD -> callMethod(n);
            case Opcode.CALL_FUNCTION_VAR_KW -> callGeneral("callStarred", n, false, 1);
            case Opcode.CALL_METHOD_VAR_KW -> callGeneral("callStarred", n, true, 1);
            case Opcode.IMPORT_NAME -> {
                stack.operands(2);
                loadName(n);
                loadFunctionCode();
                micro(
                        "importName",
                        Signatures.objects(2, Signatures.STRING, Signatures.FUNCTION_CODE));
                stack.push();
            }
            case Opcode.IMPORT_FROM -> {
                stack.load(stack.depth() - 1);
                loadName(n);
                loadFunctionCode();
                micro(
                        "importFrom",
                        Signatures.objects(1, Signatures.STRING, Signatures.FUNCTION_CODE));
                stack.push();
            }
            case Opcode.IMPORT_STAR -> {
                stack.pop();
                b.aload(slots.names());
                loadFunctionCode();
                micro(
                        "importStar",
                        Signatures.consumes(1, Signatures.DICT, Signatures.FUNCTION_CODE));
            }
            case Opcode.YIELD_VALUE -> {
                waits.yieldValue(ip);
                return false;
            }
            case Opcode.YIELD_FROM -> {
                waits.yieldFrom(ip);
                return false;
            }
            default -> {
                return handlers.instruction(ip, op, state);
            }
        }
        return true;
    }

    /** {@return whether the instruction at {@code ip} calls something that can raise} */
    private boolean canRaise(int ip) {
        int op = code.at(ip);
        if (op == Opcode.JUMP) {
            // What waits for the context at a backward jump may be an interrupt.
            return Opcode.target(code, ip) <= ip;
        }
        int local = Opcode.loadedLocal(code, ip);
        return local >= 0 ? !flow.isBound(ip, local) : (Opcode.flags(op) & Opcode.RAISES) != 0;
    }

    private int extraByte(int ip) {
        return code.at(ip + Opcode.length(code, ip) - 1);
    }

    private void loadFast(int ip, int local) {
        if (flow.isBound(ip, local)) {
            stack.local(local);
        } else {
            b.aload(slots.firstLocal() + local);
            micro("checkLocal", Signatures.objects(1));
            b.pop();
            stack.local(local);
        }
    }

    private void storeFast(int local) {
        if (stack.isOnTop(local)) {
            stack.drop(1);
            return;
        }
        stack.pop();
        stack.saveLocal(local);
        b.astore(slots.firstLocal() + local);
    }

    private void unary(int op) {
        stack.pop();
        switch (op) {
            case UnaryOp.NEGATIVE ->
                    b.invokestatic(Signatures.OPS, "negative", Signatures.objects(1));
            case UnaryOp.NOT -> b.invokestatic(Signatures.OPS, "not", Signatures.objects(1));
            default -> {
                b.astore(slots.thrown()).loadConstant(op).aload(slots.thrown());
                b.invokestatic(
                        Signatures.OPS, "unary", Signatures.type(CD_Object, CD_int, CD_Object));
            }
        }
        stack.push();
    }

    private void binary(int op) {
        String name = Operators.microOp(op);
        if (op == BinaryOp.IS) {
            stack.operands(2);
            b.invokestatic(Signatures.OPS, "is", Signatures.type(CD_boolean, CD_Object, CD_Object));
            b.invokestatic(
                    Signatures.BOOLEAN, "valueOf", Signatures.type(Signatures.BOOLEAN, CD_boolean));
        } else if (name != null) {
            stack.operands(2);
            b.invokestatic(Signatures.OPS, name, BINARY);
        } else {
            b.loadConstant(op);
            stack.operands(2);
            b.invokestatic(
                    Signatures.OPS,
                    "binary",
                    Signatures.type(CD_Object, CD_int, CD_Object, CD_Object));
        }
        stack.push();
    }

    private void pushMethod() {
        stack.push();
        loadVm();
        micro("methodSelf", Signatures.objects(0, Signatures.VM));
        stack.push();
    }

    /** Pushes the items of the array on the JVM's stack. */
    void pushArray(int count) {
        b.astore(slots.thrown());
        for (int i = 0; i < count; i++) {
            b.aload(slots.thrown()).checkcast(Signatures.OBJECTS).loadConstant(i).aaload();
            stack.push();
        }
    }

    private void build(String name, int count) {
        stack.array(stack.depth() - count);
        micro(name, Signatures.objects(0, Signatures.OBJECTS));
        stack.push();
    }

    private void loadChild(int n) {
        pool.load(b, function.child(n), Signatures.FUNCTION_CODE);
    }

    private void makeFunction(String name, int child, int values) {
        stack.array(stack.depth() - values);
        loadChild(child);
        micro(name, Signatures.objects(0, Signatures.OBJECTS, Signatures.FUNCTION_CODE));
        stack.push();
    }

    private void storeComprehension(int n) {
        int container = stack.depth() - 1 - (n >> 2);
        stack.load(container);
        switch (n & 3) {
            case 0 -> {
                stack.pop();
                micro("storeListItem", Signatures.consumes(2));
            }
            case 1 -> {
                stack.load(stack.depth() - 2);
                stack.load(stack.depth() - 1);
                stack.drop(2);
                micro("storeMap", Signatures.consumes(3));
            }
            default -> {
                stack.pop();
                micro("storeSetItem", Signatures.consumes(2));
            }
        }
    }

    private void forIter(int ip) {
        stack.flush();
        b.aload(slots.firstStack() + stack.depth() - 3);
        micro("next", Signatures.objects(1));
        Label more = b.newLabel();
        b.astore(slots.firstStack() + stack.depth()).aload(slots.firstStack() + stack.depth());
        b.ifnonnull(more);
        b.goto_w(block(Opcode.target(code, ip)));
        maps.bindApart(more);
        stack.home();
    }

    // ---- jumps ---------------------------------------------------------------------------------

    void jump(int from, int target) {
        if (target <= from) {
            loadVm();
            micro("poll", Signatures.consumes(0, Signatures.VM));
            if (exits != null) {
                exits.countJump(target);
            }
        }
        b.goto_w(block(target));
    }

    /** Jumps if the boolean on the JVM's stack is {@code condition}. */
    private void branch(int ip, boolean condition) {
        int target = Opcode.target(code, ip);
        Label past = b.newLabel();
        // The stack must be in its places on both ways; storing does not touch the condition.
        stack.flush();
        if (condition) {
            b.ifeq(past);
        } else {
            b.ifne(past);
        }
        jump(ip, target);
        maps.bindApart(past);
    }

    // ---- calls ---------------------------------------------------------------------------------

    private void callFunction(int n) {
        if (n > MAX_DIRECT_ARGS) {
            callGeneral("call", n, false, 0);
            return;
        }
        int callee = stack.depth() - n - 1;
        if (n > 3) {
            callGeneral("call", n, false, 0);
            return;
        }
        direct(
                callee,
                n,
                callee + 1,
                () -> {
                    for (int i = 0; i <= n; i++) {
                        stack.load(callee + i);
                    }
                    loadFunctionCode();
                    micro("call" + n, Signatures.objects(n + 1, Signatures.FUNCTION_CODE));
                });
        stack.drop(n + 1);
        stack.push();
    }

    private void callMethod(int n) {
        if (n + 1 > MAX_DIRECT_ARGS || n > 2) {
            callGeneral("call", n, true, 0);
            return;
        }
        int callee = stack.depth() - n - 2;
        stack.flush(callee + 1);
        Label noSelf = b.newLabel();
        Label done = b.newLabel();
        stack.load(callee + 1);
        b.ifnull(noSelf);
        direct(callee, n + 1, callee + 1, () -> slowMethod(callee, n));
        b.goto_(done);
        maps.bind(noSelf);
        slowMethod(callee, n);
        maps.bind(done, StackMaps.type(CD_Object));
        stack.drop(n + 2);
        stack.push();
    }

    private void slowMethod(int callee, int n) {
        for (int i = 0; i < n + 2; i++) {
            stack.load(callee + i);
        }
        loadFunctionCode();
        micro("callMethod" + n, Signatures.objects(n + 2, Signatures.FUNCTION_CODE));
    }

    /** Calls compiled code if the callee has it, so that HotSpot sees who is called from here. */
    private void direct(int callee, int count, int first, Runnable slow) {
        Label general = b.newLabel();
        Label done = b.newLabel();
        stack.load(callee);
        b.loadConstant(count);
        micro("target", Signatures.type(Signatures.COMPILED_CODE, CD_Object, CD_int));
        b.dup().astore(slots.target()).ifnull(general);
        b.aload(slots.target()).checkcast(Signatures.COMPILED_CODE);
        stack.load(callee);
        b.checkcast(Signatures.FUNCTION);
        for (int i = 0; i < count; i++) {
            stack.load(first + i);
        }
        b.invokevirtual(Signatures.COMPILED_CODE, "call" + count, Signatures.plainCall(count));
        b.goto_(done);
        maps.bind(general);
        slow.run();
        maps.bind(done, StackMaps.type(CD_Object));
    }

    private void callGeneral(String name, int n, boolean method, int extra) {
        int values = (n & 0xff) + 2 * ((n >> 8) & 0xff) + extra + (method ? 2 : 1);
        stack.array(stack.depth() - values);
        b.loadConstant(n).loadConstant(method ? 1 : 0);
        loadFunctionCode();
        micro(
                name,
                Signatures.objects(
                        0, Signatures.OBJECTS, CD_int, CD_boolean, Signatures.FUNCTION_CODE));
        stack.push();
    }
}
