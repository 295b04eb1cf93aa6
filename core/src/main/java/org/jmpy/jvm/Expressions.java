package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes the code that computes values, and that jumps by conditions. */
final class Expressions {
    private static final ClassDesc MATH = Signatures.desc(Math.class);
    private static final ClassDesc DOUBLE = Signatures.desc(Double.class);
    private static final ClassDesc SUPPORT = Signatures.desc(RegionSupport.class);
    private static final MethodTypeDesc LONG_OPERATION =
            MethodTypeDesc.of(CD_long, CD_long, CD_long);
    private static final int SIGN = Long.SIZE - 1;

    private final CodeBuilder b;
    private final ConstantPool pool;
    private BlockNode straight;

    Expressions(CodeBuilder b, ConstantPool pool) {
        this.b = b;
        this.pool = pool;
    }

    /**
     * Says where the code is: the JVM's verifier remembers the classes of locals that were set
     * since the last place that jumps lead to.
     *
     * @param block the block that began there, null if that was in its middle
     */
    void setStraight(BlockNode block) {
        straight = block;
    }

    // ---- values --------------------------------------------------------------------------------

    /** Brings a value on the stack. */
    void push(Node node) {
        if (node.isConstant()) {
            constant(node);
            return;
        }
        switch (node.place) {
            case LOCAL -> load(node.type(), node.slot());
            case SUNK -> compute(node);
            case STACK -> {}
            case OPEN -> throw new IllegalStateException("no place for " + node.op());
        }
    }

    private void constant(Node node) {
        Object payload = node.value.payload();
        switch (node.type()) {
            case INT -> b.loadConstant((long) (Long) payload);
            case FLOAT -> b.loadConstant((double) (Double) payload);
            case BOOL -> b.loadConstant((Boolean) payload ? 1 : 0);
            case REF -> reference(payload, Object.class);
            case VOID -> throw new IllegalArgumentException("constant without a type");
        }
    }

    private void reference(Object object, Class<?> wanted) {
        if (object == null) {
            b.aconst_null();
        } else {
            boolean fits = wanted.isInstance(object);
            pool.load(b, object, fits ? Signatures.desc(wanted) : CD_Object);
            if (!fits) {
                // It is in code that is never reached, which must be verified all the same.
                b.checkcast(Signatures.desc(wanted));
            }
        }
    }

    void load(Type type, int slot) {
        switch (type) {
            case INT -> b.lload(slot);
            case FLOAT -> b.dload(slot);
            case BOOL -> b.iload(slot);
            case REF -> b.aload(slot);
            case VOID -> throw new IllegalArgumentException("local without a type");
        }
    }

    void store(Type type, int slot) {
        switch (type) {
            case INT -> b.lstore(slot);
            case FLOAT -> b.dstore(slot);
            case BOOL -> b.istore(slot);
            case REF -> b.astore(slot);
            case VOID -> throw new IllegalArgumentException("local without a type");
        }
    }

    /** Brings a reference on the stack as a {@code wanted}. */
    private void push(Node node, Class<?> wanted) {
        if (node.isConstant() && node.type() == Type.REF) {
            reference(node.value.payload(), wanted);
            return;
        }
        push(node);
        // What waits on the stack was cast there, for there may be more above it.
        if (node.place != Node.Place.STACK) {
            cast(node, wanted);
        }
    }

    private void cast(Node node, Class<?> wanted) {
        boolean verifierKnows =
                node.place == Node.Place.SUNK || node.block == straight && !node.isParameter();
        if (node.type() == Type.REF
                && wanted != Object.class
                && !(verifierKnows && hasClass(node, wanted))) {
            b.checkcast(Signatures.desc(wanted));
        }
    }

    /** {@return whether the operation gives a {@code wanted} for sure} */
    private static boolean hasClass(Node node, Class<?> wanted) {
        Class<?> given =
                switch (node.op()) {
                    case CALL -> node.value.microOp().resultClass();
                    case BOX_INT -> Long.class;
                    case BOX_FLOAT -> Double.class;
                    case BOX_BOOL -> Boolean.class;
                    default -> Object.class;
                };
        return wanted.isAssignableFrom(given);
    }

    /** Casts what an operation left on the stack to what its only user takes. */
    void castForUser(Node node) {
        if (node.type() != Type.REF || node.user == null) {
            return;
        }
        Class<?> wanted =
                switch (node.user.op()) {
                    case UNBOX_INT -> Long.class;
                    case UNBOX_FLOAT -> Double.class;
                    case UNBOX_BOOL -> Boolean.class;
                    case CALL -> parameterFor(node);
                    default -> Object.class;
                };
        if (wanted != Object.class && !hasClass(node, wanted)) {
            b.checkcast(Signatures.desc(wanted));
        }
    }

    private static Class<?> parameterFor(Node node) {
        Node call = node.user;
        for (int i = 0; i < call.arguments.length; i++) {
            if (call.argument(i) == node) {
                return call.value.microOp().type().parameterType(i);
            }
        }
        throw new IllegalStateException("not an argument");
    }

    // ---- operations ----------------------------------------------------------------------------

    /** Writes an operation without an exit, and a call in any case; the result is on the stack. */
    void compute(Node node) {
        switch (node.op()) {
            case CALL -> {
                arguments(node);
                invoke(node.value.microOp());
            }
            case REF_IS -> {
                pushAll(node);
                b.invokestatic(
                        SUPPORT, "isSame", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object));
            }
            case REF_CLASS_IS, REF_INSTANCE_OF -> testClass(node);
            case UNBOX_INT -> unbox(node, Long.class, "longValue", CD_long);
            case UNBOX_FLOAT -> unbox(node, Double.class, "doubleValue", CD_double);
            case UNBOX_BOOL -> unbox(node, Boolean.class, "booleanValue", CD_boolean);
            case BOX_INT -> box(node, Signatures.LONG, CD_long);
            case BOX_FLOAT -> box(node, DOUBLE, CD_double);
            case BOX_BOOL -> box(node, Signatures.BOOLEAN, CD_boolean);
            case INT_SHL -> shift(node, Opcode.LSHL);
            case INT_SHR -> shift(node, Opcode.LSHR);
            case INT_FLOORDIV -> divide(node, "floorDiv");
            case INT_MOD -> divide(node, "floorMod");
            case INT_NOT -> {
                push(node.argument(0));
                b.loadConstant(-1L).lxor();
            }
            case BOOL_NOT -> {
                push(node.argument(0));
                b.iconst_1().ixor();
            }
            default -> {
                pushAll(node);
                if (Comparison.of(node.op()) != null) {
                    truth(Comparison.of(node.op()));
                } else {
                    arithmetic(node.op());
                }
            }
        }
    }

    private void pushAll(Node node) {
        for (int i = 0; i < node.arguments.length; i++) {
            push(node.argument(i));
        }
    }

    private void arithmetic(Op op) {
        switch (op) {
            case INT_ADD -> b.ladd();
            case INT_SUB -> b.lsub();
            case INT_MUL -> b.lmul();
            case INT_NEG -> b.lneg();
            case INT_AND -> b.land();
            case INT_OR -> b.lor();
            case INT_XOR -> b.lxor();
            case FLOAT_ADD -> b.dadd();
            case FLOAT_SUB -> b.dsub();
            case FLOAT_MUL -> b.dmul();
            case FLOAT_DIV -> b.ddiv();
            case FLOAT_NEG -> b.dneg();
            case INT_TO_FLOAT -> b.l2d();
            case BOOL_AND -> b.iand();
            case BOOL_OR -> b.ior();
            case BOOL_TO_INT -> b.i2l();
            default -> throw new IllegalArgumentException("not arithmetic: " + op);
        }
    }

    private void shift(Node node, Opcode opcode) {
        push(node.argument(0));
        Node count = node.argument(1);
        if (count.isConstant()) {
            b.loadConstant((int) (long) (Long) count.value.payload());
        } else {
            push(count);
            b.l2i();
        }
        if (opcode == Opcode.LSHL) {
            b.lshl();
        } else {
            b.lshr();
        }
    }

    private void divide(Node node, String method) {
        push(node.argument(0));
        Node divisor = node.argument(1);
        if (divisor.isConstant()) {
            long value = (Long) divisor.value.payload();
            if (value > 0 && Long.bitCount(value) == 1) {
                if (node.op() == Op.INT_MOD) {
                    b.loadConstant(value - 1).land();
                } else {
                    b.loadConstant(Long.numberOfTrailingZeros(value)).lshr();
                }
                return;
            }
        }
        push(divisor);
        b.invokestatic(MATH, method, LONG_OPERATION);
    }

    private void unbox(Node node, Class<?> box, String method, ClassDesc type) {
        push(node.argument(0), box);
        b.invokevirtual(Signatures.desc(box), method, MethodTypeDesc.of(type));
    }

    private void box(Node node, ClassDesc box, ClassDesc type) {
        push(node.argument(0));
        valueOf(box, type);
    }

    private void valueOf(ClassDesc box, ClassDesc type) {
        b.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
    }

    private void testClass(Node node) {
        Class<?> c = (Class<?>) node.value.payload();
        boolean named = node.op() == Op.REF_INSTANCE_OF ? Names.canName(c) : node.isFinalClass();
        push(node.argument(0));
        if (named) {
            b.instanceOf(Signatures.desc(c));
        } else {
            classConstant(c);
            b.invokestatic(
                    SUPPORT,
                    node.op() == Op.REF_INSTANCE_OF ? "isInstance" : "hasClass",
                    MethodTypeDesc.of(CD_boolean, CD_Object, ConstantDescs.CD_Class));
        }
    }

    private void classConstant(Class<?> c) {
        if (Names.canName(c)) {
            b.ldc(Signatures.desc(c));
        } else {
            pool.load(b, c, ConstantDescs.CD_Class);
        }
    }

    /** Makes 0 or 1 of what is compared on the stack, without jumps. */
    private void truth(Comparison comparison) {
        comparison.compare(b);
        switch (comparison.test()) {
            case EQ -> b.iconst_1().iand().iconst_1().ixor();
            case NE -> b.iconst_1().iand();
            case LT -> b.loadConstant(31).iushr();
            case GE -> b.loadConstant(31).iushr().iconst_1().ixor();
            case GT -> b.ineg().loadConstant(31).iushr();
            case LE -> b.ineg().loadConstant(31).iushr().iconst_1().ixor();
        }
    }

    /** Pushes the arguments of a call. */
    void arguments(Node node) {
        MicroOp microOp = node.value.microOp();
        for (int i = 0; i < microOp.passed(); i++) {
            push(node.argument(i), microOp.type().parameterType(i));
        }
        if (microOp.collected() >= 0) {
            b.loadConstant(microOp.collected()).anewarray(CD_Object);
            for (int i = 0; i < microOp.collected(); i++) {
                b.dup().loadConstant(i);
                push(node.argument(microOp.passed() + i), Object.class);
                b.aastore();
            }
        }
    }

    void invoke(MicroOp microOp) {
        ClassDesc owner = Signatures.desc(microOp.owner());
        MethodTypeDesc type = microOp.type().describeConstable().orElseThrow();
        boolean isInterface = microOp.owner().isInterface();
        if (microOp.isStatic()) {
            b.invokestatic(owner, microOp.name(), type, isInterface);
        } else if (isInterface) {
            b.invokeinterface(owner, microOp.name(), type.dropParameterTypes(0, 1));
        } else {
            b.invokevirtual(owner, microOp.name(), type.dropParameterTypes(0, 1));
        }
    }

    /** Makes the result of a method, which is on the stack if there is one, an object. */
    void boxResult(MicroOp microOp) {
        Class<?> result = microOp.type().returnType();
        if (result == void.class) {
            b.aconst_null();
        } else if (result == long.class) {
            valueOf(Signatures.LONG, CD_long);
        } else if (result == double.class) {
            valueOf(DOUBLE, CD_double);
        } else if (result == boolean.class) {
            valueOf(Signatures.BOOLEAN, CD_boolean);
        }
    }

    // ---- checked arithmetic --------------------------------------------------------------------

    /**
     * Writes an addition, subtraction or multiplication that jumps to {@code overflow} if the
     * result does not fit. {@return whether the result is in the node's local, not on the stack}
     */
    boolean checked(Node node, Label overflow) {
        Node left = node.argument(0);
        Node right = node.argument(1);
        if (!node.definesEarly()) {
            checkedWithConstant(node, left, right, overflow);
            return false;
        }
        push(left);
        push(right);
        switch (node.op()) {
            case INT_ADD_CHECKED -> b.ladd();
            case INT_SUB_CHECKED -> b.lsub();
            default -> b.lmul();
        }
        b.lstore(node.slot());
        push(left);
        if (node.op() == Op.INT_MUL_CHECKED) {
            push(right);
            b.invokestatic(MATH, "multiplyHigh", LONG_OPERATION);
            b.lload(node.slot()).loadConstant(SIGN).lshr();
            b.lcmp().ifne(overflow);
            return true;
        }
        // A sum overflows if its sign differs from both, a difference if the operands differ in
        // sign and the result has not that of the left one.
        b.lload(node.slot()).lxor();
        push(node.op() == Op.INT_ADD_CHECKED ? right : left);
        if (node.op() == Op.INT_ADD_CHECKED) {
            b.lload(node.slot());
        } else {
            push(right);
        }
        b.lxor().land().lconst_0().lcmp().iflt(overflow);
        return true;
    }

    /** The largest or smallest operand that will do is known: one comparison before suffices. */
    private void checkedWithConstant(Node node, Node left, Node right, Label overflow) {
        boolean isSum = node.op() == Op.INT_ADD_CHECKED;
        if (right.isConstant()) {
            long constant = (Long) right.value.payload();
            push(left);
            if (isSum) {
                compareSum(constant, overflow);
            } else {
                compareDifference(constant, overflow);
            }
        } else {
            long constant = (Long) left.value.payload();
            push(right);
            if (isSum) {
                compareSum(constant, overflow);
            } else {
                // constant - x fits if x >= constant - MAX (constant >= 0), x <= constant - MIN.
                boolean above = constant >= 0;
                b.loadConstant(constant - (above ? Long.MAX_VALUE : Long.MIN_VALUE)).lcmp();
                b.branch(above ? Opcode.IFLT : Opcode.IFGT, overflow);
            }
        }
        push(left);
        push(right);
        if (isSum) {
            b.ladd();
        } else {
            b.lsub();
        }
    }

    private void compareSum(long constant, Label overflow) {
        boolean above = constant >= 0;
        b.loadConstant((above ? Long.MAX_VALUE : Long.MIN_VALUE) - constant).lcmp();
        b.branch(above ? Opcode.IFGT : Opcode.IFLT, overflow);
    }

    private void compareDifference(long constant, Label overflow) {
        boolean above = constant < 0;
        b.loadConstant((above ? Long.MAX_VALUE : Long.MIN_VALUE) + constant).lcmp();
        b.branch(above ? Opcode.IFGT : Opcode.IFLT, overflow);
    }

    // ---- conditions ----------------------------------------------------------------------------

    /** Jumps to {@code target} if the truth of {@code node} is {@code sense}. */
    void jumpIf(Node node, boolean sense, Label target) {
        if (node.isConstant() || node.place != Node.Place.SUNK) {
            push(node);
            b.branch(sense ? Opcode.IFNE : Opcode.IFEQ, target);
            return;
        }
        switch (node.op()) {
            case BOOL_NOT -> jumpIf(node.argument(0), !sense, target);
            case BOOL_AND -> jumpIfBoth(node, sense, target, false);
            case BOOL_OR -> jumpIfBoth(node, sense, target, true);
            case REF_IS -> jumpIfSame(node, sense, target);
            case REF_CLASS_IS -> jumpIfClass(node, sense, target);
            default -> {
                Comparison comparison = Comparison.of(node.op());
                if (comparison == null) {
                    compute(node);
                    b.branch(sense ? Opcode.IFNE : Opcode.IFEQ, target);
                } else {
                    pushAll(node);
                    comparison.compare(b);
                    b.branch(comparison.test().jump(sense), target);
                }
            }
        }
    }

    /**
     * @param decisive the truth of one side that decides
     */
    private void jumpIfBoth(Node node, boolean sense, Label target, boolean decisive) {
        if (sense == decisive) {
            jumpIf(node.argument(0), sense, target);
            jumpIf(node.argument(1), sense, target);
        } else {
            compute(node);
            b.branch(sense ? Opcode.IFNE : Opcode.IFEQ, target);
        }
    }

    private void jumpIfSame(Node node, boolean sense, Label target) {
        Node left = node.argument(0);
        Node right = node.argument(1);
        if (isNull(right)) {
            push(left);
            b.branch(sense ? Opcode.IFNULL : Opcode.IFNONNULL, target);
        } else {
            push(left);
            push(right);
            b.branch(sense ? Opcode.IF_ACMPEQ : Opcode.IF_ACMPNE, target);
        }
    }

    private static boolean isNull(Node node) {
        return node.isConstant() && node.value.payload() == null;
    }

    private void jumpIfClass(Node node, boolean sense, Label target) {
        Node object = node.argument(0);
        if (sense || node.isFinalClass() || object.isConstant()) {
            testClass(node);
            b.branch(sense ? Opcode.IFNE : Opcode.IFEQ, target);
            return;
        }
        push(object);
        b.ifnull(target);
        push(object);
        b.invokevirtual(CD_Object, "getClass", MethodTypeDesc.of(ConstantDescs.CD_Class));
        classConstant((Class<?>) node.value.payload());
        b.if_acmpne(target);
    }

    // ---- trained guards ------------------------------------------------------------------------

    /**
     * Jumps to {@code target} if the truth of {@code node} is {@code sense}, or if the guard is
     * forced to: by the same jump instruction, for that is what HotSpot counts.
     *
     * @param probe the local that holds the number of the guard that is forced
     */
    void jumpIfOrForced(Node node, boolean sense, Label target, int probe, int number) {
        Node tested = node;
        boolean leavesIf = sense;
        while (tested.place == Node.Place.SUNK && tested.op() == Op.BOOL_NOT) {
            tested = tested.argument(0);
            leavesIf = !leavesIf;
        }
        Comparison comparison = tested.place == Node.Place.SUNK ? Comparison.of(tested.op()) : null;
        Comparison.Test leaves;
        if (comparison == null) {
            push(tested);
            leaves = leavesIf ? Comparison.Test.NE : Comparison.Test.EQ;
        } else {
            pushAll(tested);
            comparison.compare(b);
            leaves = leavesIf ? comparison.test() : comparison.test().negated();
        }
        b.iload(probe).loadConstant(number);
        // What is on the stack is -1, 0 or 1; if forced it becomes what makes the guard leave.
        switch (leaves) {
            case NE, GE, GT -> number("forced").iadd();
            case LT, LE -> number("forced").isub();
            case EQ -> number("kept").iand();
        }
        b.branch(leaves.jump(true), target);
    }

    private CodeBuilder number(String method) {
        return b.invokestatic(SUPPORT, method, MethodTypeDesc.of(CD_int, CD_int, CD_int));
    }
}
