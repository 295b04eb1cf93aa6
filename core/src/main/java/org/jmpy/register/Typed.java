package org.jmpy.register;

import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.Frame;
import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;

import java.util.Arrays;

/**
 * The statically typed instructions of a frame: 64-bit ints, doubles and truth values, unboxed in
 * registers of their own beside the references, and arrays of ints. Doubles are kept as their bits.
 */
final class Typed {
    private static final byte[] LENGTHS = new byte[256];

    static {
        for (Isa.Row row : Isa.rows()) {
            if (row.opcode() >> 8 == Isa.TYPED) {
                LENGTHS[row.opcode() & 0xff] = (byte) row.length();
            }
        }
    }

    /** The accumulator, when it holds a reference. */
    Object any;

    /** The instruction under way, for what it throws. */
    int at;

    private final RegisterFunction function;
    private final Frame frame;
    private final Vm vm;
    private final byte[] code;
    private final Object[] r;
    private final long[] p;

    /** The accumulator, when it holds something unboxed. */
    private long acc;

    /**
     * Checks the arguments of a function written as text, and unboxes them.
     *
     * @throws PyError TypeError if one is of another type than the function declares
     */
    static void check(RegisterFunction function, Frame frame) {
        boolean unboxes = false;
        for (int i = 0; i < function.parameters(); i++) {
            int type = function.parameterType(i);
            boolean isUnboxed = type == Kinds.I64 || type == Kinds.F64;
            unboxes |= isUnboxed;
            if (type == Kinds.ANY || type == Kinds.CELL) {
                // Calls give a value to any parameter, or the cell that was closed over.
                continue;
            }
            Object value = frame.state()[function.registers() - 1 - i];
            if (!isUnboxed && !Kinds.fits(Kinds.of(value), type)) {
                throw PyError.type(Kinds.name(type) + " is needed");
            }
        }
        if (unboxes) {
            frame.extend(new Typed(function, frame));
        }
    }

    Typed(RegisterFunction function, Frame frame) {
        this.function = function;
        this.frame = frame;
        this.vm = frame.code().module().vm();
        this.code = function.code();
        this.r = frame.state();
        this.p = new long[function.registers()];
        for (int i = 0; i < function.parameters(); i++) {
            int at = function.registers() - 1 - i;
            if (function.entry()[at] == Kinds.I64) {
                p[at] = toInt(r[at]);
            } else if (function.entry()[at] == Kinds.F64) {
                p[at] = Double.doubleToRawLongBits(toDouble(r[at]));
            }
        }
    }

    /** {@return the typed registers of a frame} */
    static Typed of(RegisterCode owner, Frame frame) {
        if (frame.extension() instanceof Typed typed) {
            return typed;
        }
        Typed typed = new Typed(owner.function, frame);
        frame.extend(typed);
        return typed;
    }

    /**
     * Runs typed instructions from {@code start} on.
     *
     * @return where another instruction follows; below 0 if the function returns {@link #any}
     */
    int run(int start) {
        int pc = start;
        while ((code[pc] & 0xff) == Isa.TYPED) {
            int opcode = Isa.T | code[pc + 1] & 0xff;
            boolean jumps;
            at = pc;
            switch (opcode) {
                case Isa.JCMP_I64 + 0 -> jumps = acc < p[at(pc + 2)];
                case Isa.JCMP_I64 + 1 -> jumps = acc > p[at(pc + 2)];
                case Isa.JCMP_I64 + 2 -> jumps = acc == p[at(pc + 2)];
                case Isa.JCMP_I64 + 3 -> jumps = acc <= p[at(pc + 2)];
                case Isa.JCMP_I64 + 4 -> jumps = acc >= p[at(pc + 2)];
                case Isa.JCMP_I64 + 5 -> jumps = acc != p[at(pc + 2)];
                case Isa.JCMPZ_I64 + 0 -> jumps = acc < 0;
                case Isa.JCMPZ_I64 + 1 -> jumps = acc > 0;
                case Isa.JCMPZ_I64 + 2 -> jumps = acc == 0;
                case Isa.JCMPZ_I64 + 3 -> jumps = acc <= 0;
                case Isa.JCMPZ_I64 + 4 -> jumps = acc >= 0;
                case Isa.JCMPZ_I64 + 5 -> jumps = acc != 0;
                case Isa.JCMP_F64 + 0,
                        Isa.JCMP_F64 + 1,
                        Isa.JCMP_F64 + 2,
                        Isa.JCMP_F64 + 3,
                        Isa.JCMP_F64 + 4,
                        Isa.JCMP_F64 + 5 ->
                        jumps = compare(opcode - Isa.JCMP_F64, real(acc), real(p[at(pc + 2)]));
                case Isa.JT_B1 -> jumps = acc != 0;
                case Isa.JF_B1 -> jumps = acc == 0;
                case Isa.RET_I64, Isa.RET_F64, Isa.RET_B1, Isa.RET_REF -> {
                    box(opcode);
                    return -1;
                }
                default -> {
                    step(opcode, pc);
                    jumps = false;
                }
            }
            int length = LENGTHS[opcode & 0xff];
            if (!jumps) {
                pc += length;
            } else {
                int offset = code[pc + length - 2] & 0xff | code[pc + length - 1] << 8;
                if (offset <= 0 && vm.isPending()) {
                    vm.poll();
                }
                pc += offset;
            }
        }
        return pc;
    }

    private void step(int opcode, int pc) {
        int v = pc + 2 < code.length ? at(pc + 2) : 0;
        switch (opcode) {
            case Isa.LDAI_I64_8 -> acc = code[pc + 2];
            case Isa.LDAI_I64_32 -> acc = (int) number(pc + 2, 4);
            case Isa.LDAI_I64_64, Isa.LDAI_F64 -> acc = number(pc + 2, 8);
            case Isa.LDA_I64, Isa.LDA_F64 -> acc = p[v];
            case Isa.STA_I64, Isa.STA_F64 -> p[v] = acc;
            case Isa.MOV_I64_4, Isa.MOV_F64_4 -> p[v & 15] = p[v >> 4];
            case Isa.MOV_I64_8, Isa.MOV_F64_8 -> p[v] = p[at(pc + 3)];
            case Isa.MOVI_I64 -> p[v] = code[pc + 3];
            case Isa.INCI_I64 -> p[v] = add(p[v], code[pc + 3]);
            case Isa.ADD_I64 -> acc = add(acc, p[v]);
            case Isa.SUB_I64 -> acc = subtract(acc, p[v]);
            case Isa.MUL_I64 -> acc = multiply(acc, p[v]);
            case Isa.DIV_I64 -> acc = divide(acc, p[v]);
            case Isa.MOD_I64 -> {
                checkDivisor(p[v]);
                acc = Math.floorMod(acc, p[v]);
            }
            case Isa.AND_I64 -> acc &= p[v];
            case Isa.OR_I64 -> acc |= p[v];
            case Isa.XOR_I64 -> acc ^= p[v];
            case Isa.SHL_I64 -> acc = shiftLeft(acc, p[v]);
            case Isa.SHR_I64 -> acc = shiftRight(acc, p[v]);
            case Isa.NEG_I64 -> acc = subtract(0, acc);
            case Isa.ADDI_I64 -> acc = add(acc, code[pc + 2]);
            case Isa.SUBI_I64 -> acc = subtract(acc, code[pc + 2]);
            case Isa.MULI_I64 -> acc = multiply(acc, code[pc + 2]);
            case Isa.ADD_I64_VV -> acc = add(p[v & 15], p[v >> 4]);
            case Isa.SUB_I64_VV -> acc = subtract(p[v & 15], p[v >> 4]);
            case Isa.ADD_F64 -> acc = bits(real(acc) + real(p[v]));
            case Isa.SUB_F64 -> acc = bits(real(acc) - real(p[v]));
            case Isa.MUL_F64 -> acc = bits(real(acc) * real(p[v]));
            case Isa.DIV_F64 -> {
                if (real(p[v]) == 0.0) {
                    throw zeroDivision();
                }
                acc = bits(real(acc) / real(p[v]));
            }
            case Isa.NEG_F64 -> acc = bits(-real(acc));
            case Isa.I64_TO_F64 -> acc = bits((double) acc);
            case Isa.F64_TO_I64 -> acc = truncate(real(acc));
            case Isa.BOX_I64, Isa.BOX_F64, Isa.BOX_B1 -> box(opcode);
            case Isa.UNBOX_I64 -> acc = toInt(any);
            case Isa.UNBOX_F64 -> acc = bits(toDouble(any));
            case Isa.TRUTH -> acc = Quick.isTrue(any) ? 1 : 0;
            case Isa.NOT_B1 -> acc ^= 1;
            case Isa.NEWARR_I64 -> any = newArray(acc);
            case Isa.LDARR_I64 -> acc = ((long[]) r[v])[index((long[]) r[v], acc)];
            case Isa.STARR_I64 -> ((long[]) r[v])[index((long[]) r[v], p[at(pc + 3)])] = acc;
            case Isa.LENARR -> acc = ((long[]) r[v]).length;
            case Isa.CALL_STATIC -> call(v, number(pc + 3, 2));
            default -> compare(opcode, v);
        }
    }

    private void compare(int opcode, int v) {
        boolean result;
        if (opcode >= Isa.CMP_I64 && opcode < Isa.CMP_F64) {
            result = compare(opcode - Isa.CMP_I64, acc, p[v]);
        } else if (opcode >= Isa.CMP_F64 && opcode < Isa.JT_B1) {
            result = compare(opcode - Isa.CMP_F64, real(acc), real(p[v]));
        } else {
            throw new IllegalStateException("opcode " + Integer.toHexString(opcode));
        }
        acc = result ? 1 : 0;
    }

    /** {@return whether condition {@code op}, a number of {@link Isa#CONDITIONS}, holds} */
    private static boolean compare(int op, long a, long b) {
        return Condition.holds(Condition.of(op, true), a, b);
    }

    private static boolean compare(int op, double a, double b) {
        return Condition.holds(Condition.of(op, true), a, b);
    }

    // ---- calls, boxes
    // ----------------------------------------------------------------------------

    private void call(int first, long id) {
        Callee callee = (Callee) function.pool()[(int) id];
        int[] types = callee.parameters();
        Object[] args = new Object[types.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = boxed(types[i], first + i);
        }
        BytecodeFunction target = callee.target();
        Object result = target.call(args, null);
        switch (callee.result()) {
            case Kinds.I64 -> acc = toInt(result);
            case Kinds.F64 -> acc = bits(toDouble(result));
            case Kinds.B1 -> acc = result == Boolean.TRUE ? 1 : 0;
            default -> any = result;
        }
    }

    private Object boxed(int type, int register) {
        if (type == Kinds.I64) {
            return p[register];
        }
        return type == Kinds.F64 ? (Object) real(p[register]) : r[register];
    }

    private void box(int opcode) {
        switch (opcode) {
            case Isa.BOX_I64, Isa.RET_I64 -> any = acc;
            case Isa.BOX_F64, Isa.RET_F64 -> any = real(acc);
            case Isa.BOX_B1, Isa.RET_B1 -> any = acc != 0;
            default -> {}
        }
    }

    private static long toInt(Object value) {
        if (value instanceof Long i) {
            return i;
        }
        throw PyError.type("an int of 64 bits is needed");
    }

    private static double toDouble(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        throw PyError.type("a float is needed");
    }

    // ---- arithmetic
    // ------------------------------------------------------------------------------

    private static double real(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static PyError overflow() {
        return PyError.of(ExceptionType.OVERFLOW_ERROR, "result of more than 64 bits");
    }

    private static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw overflow();
        }
        return sum;
    }

    private static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw overflow();
        }
        return difference;
    }

    private static long multiply(long a, long b) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) != low >> 63) {
            throw overflow();
        }
        return low;
    }

    private static PyError zeroDivision() {
        return PyError.of(ExceptionType.ZERO_DIVISION_ERROR, "divide by zero");
    }

    private static void checkDivisor(long value) {
        if (value == 0) {
            throw zeroDivision();
        }
    }

    private static long divide(long a, long b) {
        checkDivisor(b);
        if (a == Long.MIN_VALUE && b == -1) {
            throw overflow();
        }
        return Math.floorDiv(a, b);
    }

    private static long shiftLeft(long value, long count) {
        if (count < 0) {
            throw PyError.value("negative shift count");
        }
        long shifted = count < 64 ? value << count : 0;
        if (value != 0 && (count >= 64 || shifted >> count != value)) {
            throw overflow();
        }
        return shifted;
    }

    private static long shiftRight(long value, long count) {
        if (count < 0) {
            throw PyError.value("negative shift count");
        }
        return value >> Math.min(count, 63);
    }

    private static long truncate(double value) {
        if (!(Math.abs(value) < 0x1p63)) {
            throw overflow();
        }
        return (long) value;
    }

    // ---- arrays, operands
    // ------------------------------------------------------------------------

    private static long[] newArray(long length) {
        if (length < 0) {
            throw PyError.value("negative length");
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw PyError.memory("memory allocation failed");
        }
        return new long[(int) length];
    }

    private static int index(long[] array, long index) {
        if (index < 0 || index >= array.length) {
            throw PyError.of(ExceptionType.INDEX_ERROR, "array index out of range");
        }
        return (int) index;
    }

    private int at(int pc) {
        return code[pc] & 0xff;
    }

    private long number(int at, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | code[at + i] & 0xff;
        }
        return value;
    }

    /** {@return the frame, for errors} */
    @Override
    public String toString() {
        return frame.code().name() + Arrays.toString(p);
    }
}
