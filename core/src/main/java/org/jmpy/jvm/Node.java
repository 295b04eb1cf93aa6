package org.jmpy.jvm;

import org.jmpy.ir.Effect;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;

import java.lang.reflect.Modifier;

/** What the compiler of regions knows of a value. */
final class Node {
    /** Where the value is when it is used. */
    enum Place {
        /** Not yet decided. */
        OPEN,
        /** In a JVM local. */
        LOCAL,
        /** On the JVM's stack, from its operation to its only use. */
        STACK,
        /** Nowhere: it is computed where its only use is. */
        SUNK
    }

    private static final Node[] NONE = {};

    final Value value;
    final Node[] arguments;

    /** The block that defines it, null for constants. */
    final BlockNode block;

    /** Where a guard leaves to or a call raises, null if it does not. */
    final ExitNode exit;

    /** The value that this parameter always is, null if it is one of its own. */
    private Node alias;

    /** Of a parameter: its index; of others -1. */
    int index = -1;

    boolean needed;
    int uses;

    /** Of the operation or end that uses it last counted: its block. */
    BlockNode userBlock;

    /** The operation that uses it last counted; null for ends of blocks and exits. */
    Node user;

    boolean usedByExit;
    boolean usedByJump;

    Place place = Place.OPEN;

    /** How many operations deep a sunk value is. */
    int depth;

    /** The place in the order of emission, and from where on its local is taken. */
    int position;

    /** Where it is used, for values in locals. */
    final Uses useSites = new Uses();

    /** Its local. */
    Local local;

    Node(Value value, Node[] arguments, BlockNode block, ExitNode exit) {
        this.value = value;
        this.arguments = arguments;
        this.block = block;
        this.exit = exit;
    }

    /** {@return a constant} */
    static Node constant(Value value) {
        return new Node(value, NONE, null, null);
    }

    /** {@return a parameter: in a part of a region it may have been the value of an operation} */
    static Node parameter(Value value, BlockNode block, int index) {
        Node node = new Node(value, NONE, block, null);
        node.index = index;
        return node;
    }

    /** {@return the value that this one is} */
    Node resolved() {
        if (alias == null) {
            return this;
        }
        Node end = alias;
        while (end.alias != null) {
            end = end.alias;
        }
        alias = end;
        return end;
    }

    boolean isAlias() {
        return alias != null;
    }

    void setAlias(Node target) {
        alias = target;
    }

    boolean isConstant() {
        return value.isConstant();
    }

    /** {@return the JVM's number of its local} */
    int slot() {
        return local.resolved().slot;
    }

    boolean isParameter() {
        return index >= 0;
    }

    Type type() {
        return value.type();
    }

    Op op() {
        return value.op();
    }

    Node argument(int index) {
        return arguments[index].resolved();
    }

    /** {@return whether it may be computed anywhere, or not at all} */
    boolean isPure() {
        return switch (value.op().kind()) {
            case PURE -> true;
            case CALL -> exit == null && value.microOp().effect() == Effect.PURE;
            case LEAF, GUARD -> false;
        };
    }

    /** {@return whether it is a call whose result may be what it threw} */
    boolean catches() {
        return value.op() == Op.CALL && value.microOp().caught() != null;
    }

    /** {@return whether its code reads its arguments more than once, so that they need locals} */
    boolean readsTwice() {
        return switch (value.op()) {
            case INT_ADD_CHECKED, INT_SUB_CHECKED, INT_MUL_CHECKED -> true;
            case REF_CLASS_IS -> !isFinalClass();
            default -> false;
        };
    }

    /** {@return whether the result is in its local before the operation can leave} */
    boolean definesEarly() {
        return switch (value.op()) {
            case INT_ADD_CHECKED, INT_SUB_CHECKED ->
                    !argument(1).isConstant() && !argument(0).isConstant();
            case INT_MUL_CHECKED -> true;
            default -> false;
        };
    }

    /** {@return whether the class in the payload has no subclasses and code may name it} */
    boolean isFinalClass() {
        Class<?> c = (Class<?>) value.payload();
        return Modifier.isFinal(c.getModifiers()) && !c.isArray() && Names.canName(c);
    }
}
