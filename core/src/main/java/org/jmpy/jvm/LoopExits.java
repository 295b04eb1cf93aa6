package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.FunctionCode;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ways out of a function that counts: at loop headers the compiler may ask for the frame, to
 * have the loop run by the interpreter, which notes what it does, or by a region.
 */
final class LoopExits {
    private final FunctionCode function;
    private final Flow flow;
    private final ConstantPool pool;
    private final CodeBuilder b;
    private final StackMaps maps;
    private final int firstLocal;
    private final int firstStack;
    private final int locals;
    private final Map<Integer, Label> labels = new TreeMap<>();

    /**
     * @param firstLocal the JVM local that holds the first Python local
     * @param firstStack the JVM local that holds the lowest value of the stack
     */
    LoopExits(
            FunctionCode function,
            Flow flow,
            ConstantPool pool,
            CodeBuilder b,
            StackMaps maps,
            int firstLocal,
            int firstStack) {
        this.function = function;
        this.flow = flow;
        this.pool = pool;
        this.b = b;
        this.maps = maps;
        this.firstLocal = firstLocal;
        this.firstStack = firstStack;
        this.locals = flow.localCount(function.boundLocals());
    }

    /** Writes the start of a function: counts the call. */
    void countCall() {
        pool.load(b, function, Signatures.FUNCTION_CODE);
        b.invokestatic(
                Signatures.MICRO_OPS,
                "countCall",
                Signatures.consumes(0, Signatures.FUNCTION_CODE));
    }

    /** Writes a backward jump's count, and the way out. The stack is in its places. */
    void countJump(int header) {
        Flow.State state = flow.states().get(header);
        for (Flow.Handler h = state.handlers(); h != null; h = h.outer()) {
            if (h.isActive(header + 1)) {
                // The frame of the interpreter has more in a handler than is known here.
                return;
            }
        }
        pool.load(b, function.loopCount(header), Signatures.LOOP_COUNT);
        b.invokestatic(
                Signatures.MICRO_OPS,
                "countJump",
                Signatures.type(CD_boolean, Signatures.LOOP_COUNT));
        Label stay = b.newLabel();
        b.ifeq(stay);
        b.goto_w(labels.computeIfAbsent(header, h -> b.newLabel()));
        maps.bind(stay);
    }

    /**
     * Writes the ways out, behind everything else.
     *
     * @param isCall whether the method is a call, which makes a frame and runs it to its end; else
     *     parameter 0 is the frame, which goes on where the method was entered
     */
    void write(boolean isCall) {
        for (Map.Entry<Integer, Label> exit : labels.entrySet()) {
            int header = exit.getKey();
            Flow.State state = flow.states().get(header);
            maps.bind(exit.getValue());
            if (isCall) {
                pool.load(b, function, Signatures.FUNCTION_CODE);
            } else {
                b.aload(0);
            }
            slots(state.depth());
            b.loadConstant(state.depth()).loadConstant(header);
            if (state.handlers() == null) {
                b.aconst_null();
            } else {
                pool.load(b, state.handlers(), Signatures.HANDLER);
            }
            b.invokestatic(
                    Signatures.MICRO_OPS,
                    isCall ? "leaveCall" : "leaveFrame",
                    Signatures.type(
                            CD_Object,
                            isCall ? Signatures.FUNCTION_CODE : Signatures.FRAME,
                            Signatures.OBJECTS,
                            CD_int,
                            CD_int,
                            Signatures.HANDLER));
            b.areturn();
        }
    }

    private void slots(int depth) {
        b.loadConstant(locals + depth).anewarray(CD_Object);
        for (int i = 0; i < locals + depth; i++) {
            b.dup().loadConstant(i);
            b.aload(i < locals ? firstLocal + i : firstStack + i - locals).aastore();
        }
    }
}
