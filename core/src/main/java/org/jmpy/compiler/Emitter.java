package org.jmpy.compiler;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.syntax.Constant;
import org.jmpy.syntax.Symbol;

/**
 * Takes the instructions of one scope. The walker sends the same ones in both passes, code that is
 * never reached included.
 */
abstract class Emitter {
    final Tables tables;

    /** The scope whose instructions come. */
    Scope scope;

    Emitter(Tables tables) {
        this.tables = tables;
    }

    /** Opens a scope. */
    abstract void begin(Scope newScope);

    /** Notes that what comes next is on that line. */
    abstract void line(int line);

    /** An instruction without an operand. */
    abstract void op(int opcode);

    /**
     * An instruction with a vuint operand.
     *
     * @param effect change of the stack's depth
     */
    abstract void uint(int opcode, int operand, int effect);

    /** An instruction with a string operand. */
    abstract void qstr(int opcode, Symbol symbol);

    /** LOAD_CONST_OBJ. */
    abstract void constant(Constant value);

    /** Loads a small int. */
    abstract void smallInt(long value);

    abstract void load(Symbol name);

    abstract void store(Symbol name);

    abstract void delete(Symbol name);

    /** Loads a local as it is: of a cell, the cell itself. */
    abstract void loadFast(Id id);

    abstract int newLabel();

    /** Gives the label this place; what comes next can be reached. */
    abstract void label(int label);

    /** A jump, or an instruction that opens a handler. */
    abstract void jump(int opcode, int label);

    /**
     * UNWIND_JUMP: leaves handlers, 1 or more.
     *
     * @param dropsIterator whether to take a for loop's iterator off the stack
     */
    abstract void unwindJump(int label, int handlers, boolean dropsIterator);

    /** Takes a for loop's iterator off the stack without counting it, before a jump. */
    abstract void dropIterator();

    /** Corrects the depth of the stack. */
    abstract void adjust(int effect);

    /**
     * Makes the function of an inner scope.
     *
     * @param cells how many cells are on the stack for it
     * @param hasDefaults whether the defaults are on the stack below them
     */
    abstract void makeFunction(Scope inner, int cells, boolean hasDefaults);

    // ---- short forms --------------------------------------------------------------------------

    final void unary(int op) {
        op(Opcode.UNARY_OP_MULTI + op);
    }

    final void not() {
        unary(UnaryOp.NOT);
    }

    /**
     * @param op of {@link BinaryOp}
     */
    final void binary(int op) {
        op(Opcode.BINARY_OP_MULTI + op);
    }

    final void none() {
        op(Opcode.LOAD_CONST_NONE);
    }

    final void loadGlobal(Symbol name) {
        qstr(Opcode.LOAD_GLOBAL, name);
    }

    /** BUILD_TUPLE, BUILD_LIST, BUILD_SET or BUILD_SLICE. */
    final void build(int opcode, int count) {
        uint(opcode, count, 1 - count);
    }

    final void buildMap(int count) {
        uint(Opcode.BUILD_MAP, count, 1);
    }

    final void callFunction(int positional) {
        uint(Opcode.CALL_FUNCTION, positional, -positional);
    }

    final void callMethod(int positional) {
        uint(Opcode.CALL_METHOD, positional, -positional - 1);
    }
}
