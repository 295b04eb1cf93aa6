package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /** Where a value of the symbolic stack is. */
    private sealed interface Place {
        /** In its place of the stack. */
        record Home() implements Place {}

        /** Still in a Python local. */
        record Local(int index) implements Place {}

        /** A constant of the class. */
        record Constant(Object value) implements Place {}

        /** Java null. */
        record Null() implements Place {}
    }

    private static final Place HOME = new Place.Home();
    private static final Place NULL = new Place.Null();

    private final FunctionCode function;
    private final CodeBytes code;
    private final Flow flow;
    private final ConstantPool pool;
    private final CodeBuilder b;
    private final int firstLocal;
    private final int firstStack;
    private final int firstCaught;
    private final int firstReturned;
    private final int atSlot;
    private final int namesSlot;
    private final int jumpSlot;
    private final int thrownSlot;
    private final int targetSlot;
    private final boolean countsDepth;
    private final LoopExits exits;
    private final Map<Integer, Label> blocks = new HashMap<>();
    private final List<Place> stack = new ArrayList<>();
    private final Map<Flow.Handler, Label> catchers = new HashMap<>();
    private final Map<Integer, Map<Flow.Continuation, Integer>> jumpNumbers = new HashMap<>();

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
        int state = function.stateSize();
        int handlers = function.handlerDepth();
        firstLocal = parameterSlots;
        firstStack = firstLocal + state;
        firstCaught = firstStack + state;
        firstReturned = firstCaught + handlers;
        atSlot = firstReturned + handlers;
        namesSlot = atSlot + 1;
        jumpSlot = atSlot + 2;
        thrownSlot = atSlot + 3;
        targetSlot = atSlot + 4;
        exits = counts ? new LoopExits(function, flow, pool, b, firstLocal, firstStack) : null;
    }

    // ---- the method ----------------------------------------------------------------------------

    /** Writes the body of a plain call: function and arguments are the method's parameters 0... */
    void plainCall(int cells, int arguments) {
        clearSlots();
        for (int i = 0; i < cells; i++) {
            b.aload(0).loadConstant(i);
            micro("cell", Signatures.type(CD_Object, Signatures.FUNCTION, CD_int));
            b.astore(firstLocal + i);
        }
        for (int i = 0; i < arguments; i++) {
            b.aload(1 + i).astore(firstLocal + cells + i);
        }
        for (int i = 0; i < function.cellCount(); i++) {
            int slot = firstLocal + function.cell(i);
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
        clearSlots();
        for (int i = 0; i < function.stateSize(); i++) {
            b.aload(0).loadConstant(i);
            micro("local", Signatures.type(CD_Object, Signatures.FRAME, CD_int));
            b.astore(firstLocal + i);
        }
        b.aload(0);
        micro("names", Signatures.type(Signatures.DICT, Signatures.FRAME));
        b.astore(namesSlot);
        body(
                () -> {
                    for (int entry : entries) {
                        if (entry == function.codeStart()) {
                            continue;
                        }
                        Label other = b.newLabel();
                        b.aload(0);
                        micro("ip", Signatures.type(CD_int, Signatures.FRAME));
                        b.loadConstant(entry).if_icmpne(other);
                        loadFrame(flow.states().get(entry));
                        b.goto_w(block(entry));
                        b.labelBinding(other);
                    }
                });
    }

    private void loadFrame(Flow.State state) {
        for (int i = 0; i < state.depth(); i++) {
            b.aload(0).loadConstant(i);
            micro("stack", Signatures.type(CD_Object, Signatures.FRAME, CD_int));
            b.astore(firstStack + i);
        }
        for (Flow.Handler h = state.handlers(); h != null; h = h.outer()) {
            b.aload(0).loadConstant(h.level());
            micro("caught", Signatures.type(CD_Object, Signatures.FRAME, CD_int));
            b.astore(firstCaught + h.level());
        }
    }

    /** The JVM's verifier wants each local set on each path; HotSpot removes what is not needed. */
    private void clearSlots() {
        for (int slot = firstLocal; slot < atSlot; slot++) {
            b.aconst_null().astore(slot);
        }
        b.iconst_0().istore(atSlot);
        b.aconst_null().astore(namesSlot);
        b.iconst_0().istore(jumpSlot);
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
            if (flow.isLeader(ip) || !open) {
                if (open) {
                    flush();
                }
                b.labelBinding(block(ip));
                stack.clear();
                for (int i = 0; i < state.depth(); i++) {
                    stack.add(HOME);
                }
            }
            Label from = b.newBoundLabel();
            open = instruction(ip, state);
            Label to = b.newBoundLabel();
            Flow.Handler handler = handlerFor(ip, state.handlers());
            if (handler != null && canRaise(ip)) {
                // The table is searched in order: inner entries come before the one for all.
                b.exceptionCatchAll(from, to, catchers.computeIfAbsent(handler, h -> b.newLabel()));
            }
        }
        for (Map.Entry<Flow.Handler, Label> catcher : catchers.entrySet()) {
            b.labelBinding(catcher.getValue());
            catchException(catcher.getKey());
        }
        Label end = b.newBoundLabel();
        Label leaving = b.newBoundLabel();
        b.exceptionCatchAll(start, end, leaving);
        b.astore(thrownSlot).aload(thrownSlot);
        loadFunctionCode();
        b.iload(atSlot);
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
    }

    private static Flow.Handler handlerFor(int ip, Flow.Handler innermost) {
        Flow.Handler h = innermost;
        while (h != null && h.address() <= ip) {
            h = h.outer();
        }
        return h;
    }

    /** Where the JVM goes when code under {@code handler} threw: to the handler's block. */
    private void catchException(Flow.Handler handler) {
        loadFunctionCode();
        b.iload(atSlot);
        micro(
                "caught",
                Signatures.type(CD_Object, Signatures.THROWABLE, Signatures.FUNCTION_CODE, CD_int));
        b.dup().astore(firstCaught + handler.level());
        b.astore(firstStack + handler.depth());
        b.goto_w(block(handler.address()));
    }

    private void leave() {
        if (countsDepth) {
            pool.load(b, function.module().vm(), Signatures.VM);
            micro("leave", Signatures.type(CD_void, Signatures.VM));
        }
    }

    private Label block(int ip) {
        return blocks.computeIfAbsent(ip, i -> b.newLabel());
    }

    // ---- the symbolic stack --------------------------------------------------------------------

    private int depth() {
        return stack.size();
    }

    /** Loads the value at {@code index} of the stack on the JVM's stack. */
    private void load(int index) {
        switch (stack.get(index)) {
            case Place.Home h -> b.aload(firstStack + index);
            case Place.Local l -> b.aload(firstLocal + l.index());
            case Place.Constant c -> loadConstant(c.value());
            case Place.Null n -> b.aconst_null();
        }
    }

    private void loadConstant(Object value) {
        switch (value) {
            case Long i -> {
                b.loadConstant((long) i);
                b.invokestatic(
                        Signatures.LONG, "valueOf", Signatures.type(Signatures.LONG, CD_long));
            }
            case Boolean t ->
                    b.getstatic(Signatures.BOOLEAN, t ? "TRUE" : "FALSE", Signatures.BOOLEAN);
            default -> pool.load(b, value, CD_Object);
        }
    }

    /** Takes the top value off and loads it. */
    private void pop() {
        load(depth() - 1);
        drop(1);
    }

    private void drop(int count) {
        for (int i = 0; i < count; i++) {
            stack.removeLast();
        }
    }

    /** Takes the value on the JVM's stack as the new top. */
    private void push() {
        b.astore(firstStack + depth());
        stack.add(HOME);
    }

    /** Stores what is not there yet in its place, so that other blocks find it. */
    private void flush() {
        for (int i = 0; i < depth(); i++) {
            flush(i);
        }
    }

    private void flush(int index) {
        if (!(stack.get(index) instanceof Place.Home)) {
            load(index);
            b.astore(firstStack + index);
            stack.set(index, HOME);
        }
    }

    /** Copies the values from {@code first} on into a new array on the JVM's stack. */
    private void array(int first) {
        int count = depth() - first;
        b.loadConstant(count).anewarray(CD_Object);
        for (int i = 0; i < count; i++) {
            b.dup().loadConstant(i);
            load(first + i);
            b.aastore();
        }
        drop(count);
    }

    private void micro(String name, MethodTypeDesc type) {
        b.invokestatic(Signatures.MICRO_OPS, name, type);
    }

    private void loadFunctionCode() {
        pool.load(b, function, Signatures.FUNCTION_CODE);
    }

    private void loadModule() {
        pool.load(b, function.module(), Signatures.MODULE_CODE);
    }

    private void loadVm() {
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
            b.loadConstant(ip).istore(atSlot);
        }
        int n = flow.operand(ip, op);
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI
                && op < Opcode.LOAD_CONST_SMALL_INT_MULTI + Opcode.SMALL_INTS) {
            long value =
                    (long) op - Opcode.LOAD_CONST_SMALL_INT_MULTI - Opcode.SMALL_INT_MULTI_EXCESS;
            stack.add(new Place.Constant(value));
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
            case Opcode.LOAD_CONST_SMALL_INT -> stack.add(new Place.Constant(code.vint(ip + 1)));
            case Opcode.LOAD_CONST_STRING ->
                    stack.add(new Place.Constant(function.module().name(n)));
            case Opcode.LOAD_CONST_OBJ ->
                    stack.add(new Place.Constant(function.module().constant(n)));
            case Opcode.LOAD_CONST_NONE -> stack.add(new Place.Constant(Singleton.NONE));
            case Opcode.LOAD_CONST_FALSE -> stack.add(new Place.Constant(Boolean.FALSE));
            case Opcode.LOAD_CONST_TRUE -> stack.add(new Place.Constant(Boolean.TRUE));
            case Opcode.LOAD_NULL -> stack.add(NULL);
            case Opcode.LOAD_FAST_N -> loadFast(ip, n);
            case Opcode.STORE_FAST_N -> storeFast(n);
            case Opcode.DELETE_FAST -> {
                saveLocal(n);
                b.aload(firstLocal + n);
                micro("checkLocal", Signatures.objects(1));
                b.pop().aconst_null().astore(firstLocal + n);
            }
            case Opcode.LOAD_DEREF -> {
                b.aload(firstLocal + n);
                micro("loadCell", Signatures.objects(1));
                push();
            }
            case Opcode.STORE_DEREF -> {
                pop();
                b.aload(firstLocal + n);
                micro("storeCell", Signatures.consumes(2));
            }
            case Opcode.DELETE_DEREF -> {
                b.aload(firstLocal + n);
                micro("deleteCell", Signatures.consumes(1));
            }
            case Opcode.LOAD_NAME -> {
                b.aload(namesSlot);
                loadModule();
                b.loadConstant(n);
                micro(
                        "loadName",
                        Signatures.type(
                                CD_Object, Signatures.DICT, Signatures.MODULE_CODE, CD_int));
                push();
            }
            case Opcode.STORE_NAME -> {
                pop();
                b.aload(namesSlot);
                loadModule();
                b.loadConstant(n);
                micro(
                        "storeName",
                        Signatures.consumes(1, Signatures.DICT, Signatures.MODULE_CODE, CD_int));
            }
            case Opcode.DELETE_NAME -> {
                b.aload(namesSlot);
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
                push();
            }
            case Opcode.STORE_GLOBAL -> {
                pop();
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
                pop();
                pool.load(b, new AttributeCache(), Signatures.CACHE);
                loadName(n);
                micro("loadAttr", Signatures.objects(1, Signatures.CACHE, Signatures.STRING));
                push();
            }
            case Opcode.STORE_ATTR -> {
                load(depth() - 2);
                load(depth() - 1);
                drop(2);
                pool.load(b, new AttributeCache(), Signatures.CACHE);
                loadName(n);
                micro("storeAttr", Signatures.consumes(2, Signatures.CACHE, Signatures.STRING));
            }
            case Opcode.LOAD_METHOD -> {
                pop();
                pool.load(b, new AttributeCache(), Signatures.CACHE);
                loadName(n);
                loadVm();
                micro(
                        "loadMethod",
                        Signatures.objects(1, Signatures.CACHE, Signatures.STRING, Signatures.VM));
                pushMethod();
            }
            case Opcode.LOAD_SUPER_METHOD -> {
                load(depth() - 2);
                load(depth() - 1);
                drop(3);
                loadName(n);
                loadVm();
                micro("loadSuperMethod", Signatures.objects(2, Signatures.STRING, Signatures.VM));
                pushMethod();
            }
            case Opcode.LOAD_BUILD_CLASS -> {
                loadFunctionCode();
                micro("buildClass", Signatures.objects(0, Signatures.FUNCTION_CODE));
                push();
            }
            case Opcode.LOAD_SUBSCR -> {
                operands(2);
                b.invokestatic(Signatures.SUBSCRIPTS, "load", BINARY);
                push();
            }
            case Opcode.STORE_SUBSCR -> {
                operands(3);
                micro("storeSubscr", Signatures.consumes(3));
            }
            case Opcode.DUP_TOP -> dup(1);
            case Opcode.DUP_TOP_TWO -> {
                dup(2);
                dup(2);
            }
            case Opcode.POP_TOP -> drop(1);
            case Opcode.ROT_TWO -> {
                // Pushed in the order of the new stack, from the JVM's stack's top down.
                load(depth() - 2);
                load(depth() - 1);
                drop(2);
                push();
                push();
            }
            case Opcode.ROT_THREE -> {
                load(depth() - 2);
                load(depth() - 3);
                load(depth() - 1);
                drop(3);
                push();
                push();
                push();
            }
            case Opcode.JUMP -> {
                flush();
                jump(ip, Opcode.target(code, ip));
                return false;
            }
            case Opcode.POP_JUMP_IF_TRUE, Opcode.POP_JUMP_IF_FALSE -> {
                pop();
                b.invokestatic(Signatures.OPS, "truth", Signatures.type(CD_boolean, CD_Object));
                branch(ip, op == Opcode.POP_JUMP_IF_TRUE);
            }
            case Opcode.JUMP_IF_TRUE_OR_POP, Opcode.JUMP_IF_FALSE_OR_POP -> {
                load(depth() - 1);
                b.invokestatic(Signatures.OPS, "truth", Signatures.type(CD_boolean, CD_Object));
                branch(ip, op == Opcode.JUMP_IF_TRUE_OR_POP);
                drop(1);
            }
            case Opcode.GET_ITER -> {
                pop();
                b.invokestatic(Signatures.ITERATION, "iter", Signatures.objects(1));
                push();
            }
            case Opcode.GET_ITER_STACK -> {
                pop();
                b.invokestatic(Signatures.ITERATION, "iter", Signatures.objects(1));
                stack.add(NULL);
                push();
                stack.add(NULL);
                stack.add(NULL);
            }
            case Opcode.FOR_ITER -> forIter(ip);
            case Opcode.BUILD_TUPLE -> build("tuple", n);
            case Opcode.BUILD_LIST -> build("list", n);
            case Opcode.BUILD_SET -> build("set", n);
            case Opcode.BUILD_SLICE -> build("slice", n);
            case Opcode.BUILD_MAP -> {
                micro("newDict", Signatures.objects(0));
                push();
            }
            case Opcode.STORE_MAP -> {
                load(depth() - 3);
                load(depth() - 2);
                load(depth() - 1);
                drop(2);
                micro("storeMap", Signatures.consumes(3));
            }
            case Opcode.STORE_COMP -> storeComprehension(n);
            case Opcode.UNPACK_SEQUENCE -> {
                pop();
                b.loadConstant(n);
                micro("unpack", Signatures.type(Signatures.OBJECTS, CD_Object, CD_int));
                pushArray(n);
            }
            case Opcode.UNPACK_EX -> {
                pop();
                int left = n & 0xff;
                int right = (n >> 8) & 0xff;
                b.loadConstant(left).loadConstant(right);
                micro("unpackStar", Signatures.type(Signatures.OBJECTS, CD_Object, CD_int, CD_int));
                pushArray(left + right + 1);
            }
            case Opcode.MAKE_FUNCTION -> {
                loadChild(n);
                micro("function", Signatures.objects(0, Signatures.FUNCTION_CODE));
                push();
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
                operands(2);
                loadName(n);
                loadFunctionCode();
                micro(
                        "importName",
                        Signatures.objects(2, Signatures.STRING, Signatures.FUNCTION_CODE));
                push();
            }
            case Opcode.IMPORT_FROM -> {
                load(depth() - 1);
                loadName(n);
                loadFunctionCode();
                micro(
                        "importFrom",
                        Signatures.objects(1, Signatures.STRING, Signatures.FUNCTION_CODE));
                push();
            }
            case Opcode.IMPORT_STAR -> {
                pop();
                b.aload(namesSlot);
                loadFunctionCode();
                micro(
                        "importStar",
                        Signatures.consumes(1, Signatures.DICT, Signatures.FUNCTION_CODE));
            }
            default -> {
                return leaving(ip, op, state);
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
            stack.add(new Place.Local(local));
        } else {
            b.aload(firstLocal + local);
            micro("checkLocal", Signatures.objects(1));
            b.pop();
            stack.add(new Place.Local(local));
        }
    }

    private void storeFast(int local) {
        boolean same = stack.getLast() instanceof Place.Local l && l.index() == local;
        if (same) {
            drop(1);
            return;
        }
        pop();
        saveLocal(local);
        b.astore(firstLocal + local);
    }

    /** The local is about to change: values of the stack that are still there are moved. */
    private void saveLocal(int local) {
        for (int i = 0; i < depth(); i++) {
            if (stack.get(i) instanceof Place.Local l && l.index() == local) {
                flush(i);
            }
        }
    }

    /** Loads the top {@code count} values, the deepest first, and takes them off. */
    private void operands(int count) {
        for (int i = depth() - count; i < depth(); i++) {
            load(i);
        }
        drop(count);
    }

    private void dup(int fromTop) {
        Place place = stack.get(depth() - fromTop);
        if (place instanceof Place.Home) {
            b.aload(firstStack + depth() - fromTop);
            push();
        } else {
            stack.add(place);
        }
    }

    private void unary(int op) {
        pop();
        switch (op) {
            case UnaryOp.NEGATIVE ->
                    b.invokestatic(Signatures.OPS, "negative", Signatures.objects(1));
            case UnaryOp.NOT -> b.invokestatic(Signatures.OPS, "not", Signatures.objects(1));
            default -> {
                b.astore(thrownSlot).loadConstant(op).aload(thrownSlot);
                b.invokestatic(
                        Signatures.OPS, "unary", Signatures.type(CD_Object, CD_int, CD_Object));
            }
        }
        push();
    }

    private void binary(int op) {
        String name = Operators.microOp(op);
        if (op == BinaryOp.IS) {
            operands(2);
            b.invokestatic(Signatures.OPS, "is", Signatures.type(CD_boolean, CD_Object, CD_Object));
            b.invokestatic(
                    Signatures.BOOLEAN, "valueOf", Signatures.type(Signatures.BOOLEAN, CD_boolean));
        } else if (name != null) {
            operands(2);
            b.invokestatic(Signatures.OPS, name, BINARY);
        } else {
            b.loadConstant(op);
            operands(2);
            b.invokestatic(
                    Signatures.OPS,
                    "binary",
                    Signatures.type(CD_Object, CD_int, CD_Object, CD_Object));
        }
        push();
    }

    private void pushMethod() {
        push();
        loadVm();
        micro("methodSelf", Signatures.objects(0, Signatures.VM));
        push();
    }

    private void pushArray(int count) {
        b.astore(thrownSlot);
        for (int i = 0; i < count; i++) {
            b.aload(thrownSlot).checkcast(Signatures.OBJECTS).loadConstant(i).aaload();
            push();
        }
    }

    private void build(String name, int count) {
        array(depth() - count);
        micro(name, Signatures.objects(0, Signatures.OBJECTS));
        push();
    }

    private void loadChild(int n) {
        pool.load(b, function.child(n), Signatures.FUNCTION_CODE);
    }

    private void makeFunction(String name, int child, int values) {
        array(depth() - values);
        loadChild(child);
        micro(name, Signatures.objects(0, Signatures.OBJECTS, Signatures.FUNCTION_CODE));
        push();
    }

    private void storeComprehension(int n) {
        int container = depth() - 1 - (n >> 2);
        load(container);
        switch (n & 3) {
            case 0 -> {
                pop();
                micro("storeListItem", Signatures.consumes(2));
            }
            case 1 -> {
                load(depth() - 2);
                load(depth() - 1);
                drop(2);
                micro("storeMap", Signatures.consumes(3));
            }
            default -> {
                pop();
                micro("storeSetItem", Signatures.consumes(2));
            }
        }
    }

    private void forIter(int ip) {
        flush();
        b.aload(firstStack + depth() - 3);
        micro("next", Signatures.objects(1));
        Label more = b.newLabel();
        b.astore(firstStack + depth()).aload(firstStack + depth());
        b.ifnonnull(more);
        b.goto_w(block(Opcode.target(code, ip)));
        b.labelBinding(more);
        stack.add(HOME);
    }

    // ---- jumps ---------------------------------------------------------------------------------

    private void jump(int from, int target) {
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
        flush();
        if (condition) {
            b.ifeq(past);
        } else {
            b.ifne(past);
        }
        jump(ip, target);
        b.labelBinding(past);
    }

    // ---- calls ---------------------------------------------------------------------------------

    private void callFunction(int n) {
        if (n > MAX_DIRECT_ARGS) {
            callGeneral("call", n, false, 0);
            return;
        }
        int callee = depth() - n - 1;
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
                        load(callee + i);
                    }
                    loadFunctionCode();
                    micro("call" + n, Signatures.objects(n + 1, Signatures.FUNCTION_CODE));
                });
        drop(n + 1);
        push();
    }

    private void callMethod(int n) {
        if (n + 1 > MAX_DIRECT_ARGS || n > 2) {
            callGeneral("call", n, true, 0);
            return;
        }
        int callee = depth() - n - 2;
        flush(callee + 1);
        Label noSelf = b.newLabel();
        Label done = b.newLabel();
        load(callee + 1);
        b.ifnull(noSelf);
        direct(callee, n + 1, callee + 1, () -> slowMethod(callee, n));
        b.goto_(done);
        b.labelBinding(noSelf);
        slowMethod(callee, n);
        b.labelBinding(done);
        drop(n + 2);
        push();
    }

    private void slowMethod(int callee, int n) {
        for (int i = 0; i < n + 2; i++) {
            load(callee + i);
        }
        loadFunctionCode();
        micro("callMethod" + n, Signatures.objects(n + 2, Signatures.FUNCTION_CODE));
    }

    /** Calls compiled code if the callee has it, so that HotSpot sees who is called from here. */
    private void direct(int callee, int count, int first, Runnable slow) {
        Label general = b.newLabel();
        Label done = b.newLabel();
        load(callee);
        b.loadConstant(count);
        micro("target", Signatures.type(Signatures.COMPILED_CODE, CD_Object, CD_int));
        b.dup().astore(targetSlot).ifnull(general);
        b.aload(targetSlot).checkcast(Signatures.COMPILED_CODE);
        load(callee);
        b.checkcast(Signatures.FUNCTION);
        for (int i = 0; i < count; i++) {
            load(first + i);
        }
        b.invokevirtual(Signatures.COMPILED_CODE, "call" + count, Signatures.plainCall(count));
        b.goto_(done);
        b.labelBinding(general);
        slow.run();
        b.labelBinding(done);
    }

    private void callGeneral(String name, int n, boolean method, int extra) {
        int values = (n & 0xff) + 2 * ((n >> 8) & 0xff) + extra + (method ? 2 : 1);
        array(depth() - values);
        b.loadConstant(n).loadConstant(method ? 1 : 0);
        loadFunctionCode();
        micro(
                name,
                Signatures.objects(
                        0, Signatures.OBJECTS, CD_int, CD_boolean, Signatures.FUNCTION_CODE));
        push();
    }

    // ---- handlers, leaving ---------------------------------------------------------------------

    private boolean leaving(int ip, int op, Flow.State state) {
        Flow.Handler handlers = state.handlers();
        int next = ip + Opcode.length(code, ip);
        switch (op) {
            case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> {
                flush();
                openHandler(next);
            }
            case Opcode.SETUP_WITH -> {
                pop();
                micro("enterWith", Signatures.type(Signatures.OBJECTS, CD_Object));
                pushArray(3);
                flush();
                openHandler(next);
            }
            case Opcode.POP_EXCEPT_JUMP -> {
                closeHandler();
                flush();
                jump(ip, Opcode.target(code, ip));
                return false;
            }
            case Opcode.WITH_CLEANUP -> {
                operands(3);
                micro("exitWith", Signatures.objects(3));
                push();
            }
            case Opcode.END_FINALLY -> {
                endFinally(next, handlers);
                return handlers.isFinally();
            }
            case Opcode.RETURN_VALUE -> {
                pop();
                returnValue(next, handlers);
                return false;
            }
            case Opcode.UNWIND_JUMP -> {
                int count = code.at(next - 1);
                flush();
                continueJump(
                        next,
                        new Flow.Continuation(
                                flow.unwindTarget(ip),
                                count & 0x7f,
                                (count & Opcode.UNWIND_DROPS_ITERATOR) != 0),
                        handlers);
                return false;
            }
            case Opcode.RAISE_LAST -> {
                raiseLast(handlers);
                return false;
            }
            case Opcode.RAISE_OBJ -> {
                pop();
                micro("raise", Signatures.type(Signatures.PY_ERROR, CD_Object));
                b.athrow();
                return false;
            }
            case Opcode.RAISE_FROM -> {
                operands(2);
                loadVm();
                micro(
                        "raiseFrom",
                        Signatures.type(Signatures.PY_ERROR, CD_Object, CD_Object, Signatures.VM));
                b.athrow();
                return false;
            }
            default -> throw new IllegalStateException("opcode " + op + " at " + ip);
        }
        return true;
    }

    private void openHandler(int next) {
        Flow.Handler opened = flow.states().get(next).handlers();
        b.aconst_null().astore(firstCaught + opened.level());
    }

    private void closeHandler() {
        loadVm();
        micro("closeHandler", Signatures.consumes(0, Signatures.VM));
    }

    /** Returns the value on the JVM's stack, through finally blocks that are not active. */
    private void returnValue(int next, Flow.Handler handlers) {
        for (Flow.Handler h = handlers; h != null; h = h.outer()) {
            if (h.isFinally() && !h.isActive(next)) {
                b.astore(firstReturned + h.level());
                reason(h, -1);
                return;
            }
        }
        leave();
        b.areturn();
    }

    /** Enters a finally block with a number for a reason. */
    private void reason(Flow.Handler handler, long number) {
        loadConstant(number);
        b.astore(firstStack + handler.depth());
        b.goto_w(block(handler.address()));
    }

    private void endFinally(int next, Flow.Handler closed) {
        closeHandler();
        int reason = depth() - 1;
        flush();
        b.aload(firstStack + reason);
        micro("isNone", Signatures.type(CD_boolean, CD_Object));
        Label pending = b.newLabel();
        Label through = b.newLabel();
        b.ifeq(pending);
        b.goto_w(through);
        b.labelBinding(pending);
        if (closed.isFinally()) {
            Label noReturn = b.newLabel();
            b.aload(firstStack + reason);
            micro("isReturn", Signatures.type(CD_boolean, CD_Object));
            b.ifeq(noReturn);
            b.aload(firstReturned + closed.level());
            returnValue(next, closed.outer());
            b.labelBinding(noReturn);
            continueJumps(next, closed, reason);
        }
        b.aload(firstStack + reason);
        micro("reraise", Signatures.type(Signatures.PY_ERROR, CD_Object));
        b.athrow();
        b.labelBinding(through);
        drop(1);
        if (!closed.isFinally()) {
            // Never reached: an except block ends here with the exception that no clause took.
            b.aconst_null().checkcast(Signatures.THROWABLE).athrow();
        }
    }

    private void continueJumps(int next, Flow.Handler closed, int reason) {
        List<Flow.Continuation> jumps = flow.continuations(closed.address());
        if (jumps.isEmpty()) {
            return;
        }
        Label noJump = b.newLabel();
        b.aload(firstStack + reason);
        micro("isJump", Signatures.type(CD_boolean, CD_Object));
        b.ifeq(noJump);
        for (Flow.Continuation jump : jumps) {
            Label other = b.newLabel();
            b.iload(jumpSlot).loadConstant(number(closed.address(), jump)).if_icmpne(other);
            continueJump(next, jump, closed.outer());
            b.labelBinding(other);
        }
        b.labelBinding(noJump);
    }

    private int number(int address, Flow.Continuation jump) {
        Map<Flow.Continuation, Integer> numbers =
                jumpNumbers.computeIfAbsent(address, a -> new HashMap<>());
        return numbers.computeIfAbsent(jump, j -> numbers.size());
    }

    private void continueJump(int next, Flow.Continuation jump, Flow.Handler handlers) {
        Flow.Handler h = handlers;
        for (int left = jump.left() - 1; left >= 0; left--) {
            if (h.isFinally() && !h.isActive(next)) {
                Flow.Continuation rest =
                        new Flow.Continuation(jump.destination(), left, jump.dropsIterator());
                b.loadConstant(number(h.address(), rest)).istore(jumpSlot);
                reason(h, left);
                return;
            }
            closeHandler();
            h = h.outer();
        }
        jump(next, jump.destination());
    }

    private void raiseLast(Flow.Handler handlers) {
        int count = handlers == null ? 0 : handlers.level() + 1;
        b.loadConstant(count).anewarray(CD_Object);
        int i = 0;
        for (Flow.Handler h = handlers; h != null; h = h.outer()) {
            b.dup().loadConstant(i++).aload(firstCaught + h.level()).aastore();
        }
        micro("lastRaised", Signatures.type(Signatures.PY_ERROR, Signatures.OBJECTS));
        b.athrow();
    }
}
