package org.jmpy.bytecode;

/**
 * The instruction set of {@code .mpy} version 6: the numbers of MicroPython's py/bc0.h under their
 * names there, and one row per instruction with its operand format, what it takes from the stack
 * and leaves there, and flags. Whatever knows an opcode reads its row.
 *
 * <p>Numbers with {@code _MULTI} in their name open a range: the operand is in the opcode.
 *
 * <p>The pops and pushes of a row give the stack change along the fall-through path as the compiler
 * counts it ({@link #stackEffect}). Where execution differs the row says so: FOR_ITER's jump drops
 * the 4 slots instead of pushing, the JUMP_IF_x_OR_POP jumps keep the value, WITH_CLEANUP counts
 * the room of its call (it leaves two values less than it found), SETUP_x targets are handlers.
 */
public final class Opcode {
    public static final int LOAD_CONST_STRING = 0x10; // push the str
    public static final int LOAD_NAME = 0x11; // locals dict, then globals, then builtins
    public static final int LOAD_GLOBAL = 0x12; // globals, then builtins
    public static final int LOAD_ATTR = 0x13; // object -- attribute
    public static final int LOAD_METHOD = 0x14; // object -- function, self or NULL
    public static final int LOAD_SUPER_METHOD = 0x15; // super, class, self -- function, self
    public static final int STORE_NAME = 0x16; // value --
    public static final int STORE_GLOBAL = 0x17; // value --
    public static final int STORE_ATTR = 0x18; // value or NULL to delete, object --
    public static final int DELETE_NAME = 0x19;
    public static final int DELETE_GLOBAL = 0x1a;
    public static final int IMPORT_NAME = 0x1b; // level, fromlist -- module
    public static final int IMPORT_FROM = 0x1c; // module -- module, attribute
    public static final int MAKE_CLOSURE = 0x20; // cell * byte -- closure
    public static final int MAKE_CLOSURE_DEFARGS = 0x21; // tuple, dict, cell * byte -- closure
    public static final int LOAD_CONST_SMALL_INT = 0x22; // push the operand
    public static final int LOAD_CONST_OBJ = 0x23; // push constant[n]
    public static final int LOAD_FAST_N = 0x24; // push local[n]
    public static final int LOAD_DEREF = 0x25; // push the contents of cell local[n]
    public static final int STORE_FAST_N = 0x26; // local[n] = value
    public static final int STORE_DEREF = 0x27; // contents of cell local[n] = value
    public static final int DELETE_FAST = 0x28; // local[n] = unbound
    public static final int DELETE_DEREF = 0x29; // contents of cell local[n] = unbound
    public static final int BUILD_TUPLE = 0x2a; // value * n -- tuple
    public static final int BUILD_LIST = 0x2b; // value * n -- list
    public static final int BUILD_MAP = 0x2c; // push an empty dict with room for n
    public static final int BUILD_SET = 0x2d; // value * n -- set
    public static final int BUILD_SLICE = 0x2e; // start, stop [, step] -- slice; n is 2 or 3
    public static final int STORE_COMP = 0x2f; // n = index << 2 | kind; value (key) --
    public static final int UNPACK_SEQUENCE = 0x30; // sequence -- item * n, the first on top
    public static final int UNPACK_EX = 0x31; // n = l | r << 8; sequence -- r items, list, l items
    public static final int MAKE_FUNCTION = 0x32; // push function of child[n]
    public static final int MAKE_FUNCTION_DEFARGS = 0x33; // tuple or NULL, dict or NULL -- function
    public static final int CALL_FUNCTION = 0x34; // n = p | k << 8; function, p values, k pairs --
    public static final int CALL_FUNCTION_VAR_KW = 0x35; // the same with a bitmap of stars on top
    public static final int CALL_METHOD = 0x36; // function, self or NULL, arguments -- result
    public static final int CALL_METHOD_VAR_KW = 0x37; // the same with a bitmap of stars on top
    public static final int UNWIND_JUMP = 0x40; // leave handlers, then maybe 4 slots, then jump
    public static final int JUMP = 0x42;
    public static final int POP_JUMP_IF_TRUE = 0x43; // condition --
    public static final int POP_JUMP_IF_FALSE = 0x44; // condition --
    public static final int JUMP_IF_TRUE_OR_POP = 0x45; // the jump keeps the condition
    public static final int JUMP_IF_FALSE_OR_POP = 0x46; // the jump keeps the condition
    public static final int SETUP_WITH = 0x47; // manager -- exit, manager, value; open a handler
    public static final int SETUP_EXCEPT = 0x48; // open a handler
    public static final int SETUP_FINALLY = 0x49; // open a handler
    public static final int POP_EXCEPT_JUMP = 0x4a; // close the handler, jump
    public static final int FOR_ITER = 0x4b; // push the next value, or drop 4 slots and jump
    public static final int LOAD_CONST_FALSE = 0x50;
    public static final int LOAD_CONST_NONE = 0x51;
    public static final int LOAD_CONST_TRUE = 0x52;
    public static final int LOAD_NULL = 0x53; // push the sentinel
    public static final int LOAD_BUILD_CLASS = 0x54; // push __build_class__
    public static final int LOAD_SUBSCR = 0x55; // object, index -- value
    public static final int STORE_SUBSCR = 0x56; // value or NULL to delete, object, index --
    public static final int DUP_TOP = 0x57;
    public static final int DUP_TOP_TWO = 0x58;
    public static final int POP_TOP = 0x59;
    public static final int ROT_TWO = 0x5a; // a, b -- b, a
    public static final int ROT_THREE = 0x5b; // a, b, c -- c, a, b
    public static final int WITH_CLEANUP = 0x5c; // exit, self, reason -- reason
    public static final int END_FINALLY = 0x5d; // None --; other reasons leave
    public static final int GET_ITER = 0x5e; // iterable -- iterator
    public static final int GET_ITER_STACK = 0x5f; // iterable -- iterator in 4 slots
    public static final int STORE_MAP = 0x62; // dict, value, key -- dict
    public static final int RETURN_VALUE = 0x63; // value --
    public static final int RAISE_LAST = 0x64; // raise again what the innermost handler got
    public static final int RAISE_OBJ = 0x65; // exception --
    public static final int RAISE_FROM = 0x66; // exception, cause --
    public static final int YIELD_VALUE = 0x67; // value -- sent value
    public static final int YIELD_FROM = 0x68; // iterator, value -- result
    public static final int IMPORT_STAR = 0x69; // module --
    public static final int LOAD_CONST_SMALL_INT_MULTI = 0x70; // 64 numbers: push -16 to 47
    public static final int LOAD_FAST_MULTI = 0xb0; // 16 numbers: push local 0 to 15
    public static final int STORE_FAST_MULTI = 0xc0; // 16 numbers: local 0 to 15 = value
    public static final int UNARY_OP_MULTI = 0xd0; // 4 numbers, see UnaryOp
    public static final int BINARY_OP_MULTI = 0xd7; // 35 numbers, see BinaryOp

    /** The first opcode with a jump offset; smaller ones have an operand that is no offset. */
    public static final int OFFSETS = 0x40;

    /** The first opcode behind those with offsets: it and larger ones have no operand. */
    public static final int NO_OPERANDS = 0x50;

    /** Small ints 0 to 47 follow -16 to -1 in the LOAD_CONST_SMALL_INT_MULTI range. */
    public static final int SMALL_INT_MULTI_EXCESS = 16;

    /** How many numbers LOAD_CONST_SMALL_INT_MULTI has. */
    public static final int SMALL_INTS = 64;

    /** How many numbers LOAD_FAST_MULTI and STORE_FAST_MULTI have each. */
    public static final int FAST_MULTI_COUNT = 16;

    /** How many value stack slots the iterator of a for loop occupies. */
    public static final int ITERATOR_SLOTS = 4;

    /** Bit of UNWIND_JUMP's byte: drop the iterator slots before jumping. */
    public static final int UNWIND_DROPS_ITERATOR = 0x80;

    // Operand formats. All vuint forms come before VINT, all offsets from SIGNED on.

    /** No operand, or an opcode that does not exist. */
    public static final int NONE = 0;

    /** Operand format: vuint index into the module's qstr table. */
    public static final int QSTR = 1;

    /** Operand format: vuint with a meaning of its own. */
    public static final int VUINT = 2;

    /** Operand format: vuint index into the module's constant table. */
    public static final int OBJECT = 3;

    /** Operand format: vuint number of a local. */
    public static final int LOCAL = 4;

    /** Operand format: vuint index of a child function. */
    public static final int CHILD = 5;

    /** Operand format: CHILD and then a raw byte. */
    public static final int CHILD_BYTE = 6;

    /** Operand format: signed variable-length number. */
    public static final int VINT = 7;

    /** Operand format: signed jump offset, from the address after it. */
    public static final int SIGNED = 8;

    /** Operand format: SIGNED and then a raw byte that the offset does not count. */
    public static final int UNWIND = 9;

    /** Operand format: unsigned jump offset, from the address after it. */
    public static final int FORWARD = 10;

    // Flags.

    /** Flag: can raise an exception, or run code that can. */
    public static final int RAISES = 1;

    /** Flag: has a jump target that is reached with the stack of this frame. */
    public static final int JUMPS = 2;

    /** Flag: never continues with the next instruction. */
    public static final int ENDS = 4;

    /** Flag: the operand is the address of an exception handler, which it opens. */
    public static final int HANDLER = 8;

    /** Flag: the number is in use. */
    public static final int DEFINED = 0x80;

    // Parts of pops and pushes that depend on the operand.
    private static final int N = 0x100;
    private static final int EXTRA = 0x200;
    private static final int CALL = 0x300;
    private static final int UNPACKED = 0x400;
    private static final int COMPREHENSION = 0x500;

    private static final String[] NAMES = new String[256];
    private static final byte[] FORMATS = new byte[256];
    private static final byte[] FLAGS = new byte[256];
    private static final short[] POPS = new short[256];
    private static final short[] PUSHES = new short[256];

    static {
        // opcode, name, operand, pops, pushes, flags
        row(LOAD_CONST_STRING, "LOAD_CONST_STRING", QSTR, 0, 1, 0);
        row(LOAD_NAME, "LOAD_NAME", QSTR, 0, 1, RAISES);
        row(LOAD_GLOBAL, "LOAD_GLOBAL", QSTR, 0, 1, RAISES);
        row(LOAD_ATTR, "LOAD_ATTR", QSTR, 1, 1, RAISES);
        row(LOAD_METHOD, "LOAD_METHOD", QSTR, 1, 2, RAISES);
        row(LOAD_SUPER_METHOD, "LOAD_SUPER_METHOD", QSTR, 3, 2, RAISES);
        row(STORE_NAME, "STORE_NAME", QSTR, 1, 0, RAISES);
        row(STORE_GLOBAL, "STORE_GLOBAL", QSTR, 1, 0, RAISES);
        row(STORE_ATTR, "STORE_ATTR", QSTR, 2, 0, RAISES);
        row(DELETE_NAME, "DELETE_NAME", QSTR, 0, 0, RAISES);
        row(DELETE_GLOBAL, "DELETE_GLOBAL", QSTR, 0, 0, RAISES);
        row(IMPORT_NAME, "IMPORT_NAME", QSTR, 2, 1, RAISES);
        row(IMPORT_FROM, "IMPORT_FROM", QSTR, 1, 2, RAISES);
        row(MAKE_CLOSURE, "MAKE_CLOSURE", CHILD_BYTE, EXTRA, 1, 0);
        row(MAKE_CLOSURE_DEFARGS, "MAKE_CLOSURE_DEFARGS", CHILD_BYTE, 2 + EXTRA, 1, 0);
        row(LOAD_CONST_SMALL_INT, "LOAD_CONST_SMALL_INT", VINT, 0, 1, 0);
        row(LOAD_CONST_OBJ, "LOAD_CONST_OBJ", OBJECT, 0, 1, 0);
        row(LOAD_FAST_N, "LOAD_FAST_N", LOCAL, 0, 1, RAISES);
        row(LOAD_DEREF, "LOAD_DEREF", LOCAL, 0, 1, RAISES);
        row(STORE_FAST_N, "STORE_FAST_N", LOCAL, 1, 0, 0);
        row(STORE_DEREF, "STORE_DEREF", LOCAL, 1, 0, 0);
        row(DELETE_FAST, "DELETE_FAST", LOCAL, 0, 0, RAISES);
        row(DELETE_DEREF, "DELETE_DEREF", LOCAL, 0, 0, RAISES);
        row(BUILD_TUPLE, "BUILD_TUPLE", VUINT, N, 1, RAISES);
        row(BUILD_LIST, "BUILD_LIST", VUINT, N, 1, RAISES);
        row(BUILD_MAP, "BUILD_MAP", VUINT, 0, 1, RAISES);
        row(BUILD_SET, "BUILD_SET", VUINT, N, 1, RAISES);
        row(BUILD_SLICE, "BUILD_SLICE", VUINT, N, 1, RAISES);
        row(STORE_COMP, "STORE_COMP", VUINT, COMPREHENSION, 0, RAISES);
        row(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", VUINT, 1, N, RAISES);
        row(UNPACK_EX, "UNPACK_EX", VUINT, 1, 1 + UNPACKED, RAISES);
        row(MAKE_FUNCTION, "MAKE_FUNCTION", CHILD, 0, 1, 0);
        row(MAKE_FUNCTION_DEFARGS, "MAKE_FUNCTION_DEFARGS", CHILD, 2, 1, 0);
        row(CALL_FUNCTION, "CALL_FUNCTION", VUINT, 1 + CALL, 1, RAISES);
        row(CALL_FUNCTION_VAR_KW, "CALL_FUNCTION_VAR_KW", VUINT, 2 + CALL, 1, RAISES);
        row(CALL_METHOD, "CALL_METHOD", VUINT, 2 + CALL, 1, RAISES);
        row(CALL_METHOD_VAR_KW, "CALL_METHOD_VAR_KW", VUINT, 3 + CALL, 1, RAISES);
        row(UNWIND_JUMP, "UNWIND_JUMP", UNWIND, 0, 0, RAISES | JUMPS | ENDS);
        row(JUMP, "JUMP", SIGNED, 0, 0, JUMPS | ENDS);
        row(POP_JUMP_IF_TRUE, "POP_JUMP_IF_TRUE", SIGNED, 1, 0, RAISES | JUMPS);
        row(POP_JUMP_IF_FALSE, "POP_JUMP_IF_FALSE", SIGNED, 1, 0, RAISES | JUMPS);
        row(JUMP_IF_TRUE_OR_POP, "JUMP_IF_TRUE_OR_POP", FORWARD, 1, 0, RAISES | JUMPS);
        row(JUMP_IF_FALSE_OR_POP, "JUMP_IF_FALSE_OR_POP", FORWARD, 1, 0, RAISES | JUMPS);
        row(SETUP_WITH, "SETUP_WITH", FORWARD, 1, 3, RAISES | HANDLER);
        row(SETUP_EXCEPT, "SETUP_EXCEPT", FORWARD, 0, 0, HANDLER);
        row(SETUP_FINALLY, "SETUP_FINALLY", FORWARD, 0, 0, HANDLER);
        row(POP_EXCEPT_JUMP, "POP_EXCEPT_JUMP", FORWARD, 0, 0, JUMPS | ENDS);
        row(FOR_ITER, "FOR_ITER", FORWARD, 4, 5, RAISES | JUMPS);
        row(LOAD_CONST_FALSE, "LOAD_CONST_FALSE", NONE, 0, 1, 0);
        row(LOAD_CONST_NONE, "LOAD_CONST_NONE", NONE, 0, 1, 0);
        row(LOAD_CONST_TRUE, "LOAD_CONST_TRUE", NONE, 0, 1, 0);
        row(LOAD_NULL, "LOAD_NULL", NONE, 0, 1, 0);
        row(LOAD_BUILD_CLASS, "LOAD_BUILD_CLASS", NONE, 0, 1, RAISES);
        row(LOAD_SUBSCR, "LOAD_SUBSCR", NONE, 2, 1, RAISES);
        row(STORE_SUBSCR, "STORE_SUBSCR", NONE, 3, 0, RAISES);
        row(DUP_TOP, "DUP_TOP", NONE, 1, 2, 0);
        row(DUP_TOP_TWO, "DUP_TOP_TWO", NONE, 2, 4, 0);
        row(POP_TOP, "POP_TOP", NONE, 1, 0, 0);
        row(ROT_TWO, "ROT_TWO", NONE, 2, 2, 0);
        row(ROT_THREE, "ROT_THREE", NONE, 3, 3, 0);
        row(WITH_CLEANUP, "WITH_CLEANUP", NONE, 3, 5, RAISES);
        row(END_FINALLY, "END_FINALLY", NONE, 1, 0, RAISES);
        row(GET_ITER, "GET_ITER", NONE, 1, 1, RAISES);
        row(GET_ITER_STACK, "GET_ITER_STACK", NONE, 1, 4, RAISES);
        row(STORE_MAP, "STORE_MAP", NONE, 3, 1, RAISES);
        row(RETURN_VALUE, "RETURN_VALUE", NONE, 1, 0, RAISES | ENDS);
        row(RAISE_LAST, "RAISE_LAST", NONE, 0, 0, RAISES | ENDS);
        row(RAISE_OBJ, "RAISE_OBJ", NONE, 1, 0, RAISES | ENDS);
        row(RAISE_FROM, "RAISE_FROM", NONE, 2, 0, RAISES | ENDS);
        row(YIELD_VALUE, "YIELD_VALUE", NONE, 1, 1, RAISES);
        row(YIELD_FROM, "YIELD_FROM", NONE, 2, 1, RAISES);
        row(IMPORT_STAR, "IMPORT_STAR", NONE, 1, 0, RAISES);
        range(LOAD_CONST_SMALL_INT_MULTI, SMALL_INTS, "LOAD_CONST_SMALL_INT_MULTI", NONE, 0, 1, 0);
        range(LOAD_FAST_MULTI, FAST_MULTI_COUNT, "LOAD_FAST_MULTI", NONE, 0, 1, RAISES);
        range(STORE_FAST_MULTI, FAST_MULTI_COUNT, "STORE_FAST_MULTI", NONE, 1, 0, 0);
        range(UNARY_OP_MULTI, UnaryOp.BYTECODE_COUNT, "UNARY_OP_MULTI", NONE, 1, 1, RAISES);
        range(BINARY_OP_MULTI, BinaryOp.BYTECODE_COUNT, "BINARY_OP_MULTI", NONE, 2, 1, RAISES);
    }

    private Opcode() {}

    private static void row(int op, String name, int format, int pops, int pushes, int flags) {
        NAMES[op] = name;
        FORMATS[op] = (byte) format;
        FLAGS[op] = (byte) (flags | DEFINED);
        POPS[op] = (short) pops;
        PUSHES[op] = (short) pushes;
    }

    private static void range(
            int first, int count, String name, int format, int pops, int pushes, int flags) {
        for (int op = first; op < first + count; op++) {
            row(op, name, format, pops, pushes, flags);
        }
    }

    /** {@return whether opcode {@code op}, 0 to 255, exists} */
    public static boolean isDefined(int op) {
        return FLAGS[op] != 0;
    }

    /** {@return the name of opcode {@code op}, null if there is none; ranges share one} */
    public static String name(int op) {
        return NAMES[op];
    }

    /** {@return the operand format of opcode {@code op}, {@link #NONE} to {@link #FORWARD}} */
    public static int format(int op) {
        return FORMATS[op];
    }

    /** {@return the flags of opcode {@code op}, {@link #DEFINED} among them} */
    public static int flags(int op) {
        return FLAGS[op] & 0xff;
    }

    /**
     * {@return how many values opcode {@code op} takes from the stack}
     *
     * @param operand the vuint operand, if it has one
     * @param extra the raw byte after it, if it has one
     */
    public static int pops(int op, int operand, int extra) {
        return count(POPS[op], operand, extra);
    }

    /** {@return how many values opcode {@code op} leaves on the stack, see {@link #pops}} */
    public static int pushes(int op, int operand, int extra) {
        return count(PUSHES[op], operand, extra);
    }

    /** {@return the change of the stack's depth as the compiler counts it, see {@link #pops}} */
    public static int stackEffect(int op, int operand, int extra) {
        return count(PUSHES[op], operand, extra) - count(POPS[op], operand, extra);
    }

    private static int count(int spec, int operand, int extra) {
        int fixed = spec & 0xff;
        return switch (spec & 0x700) {
            case 0 -> fixed;
            case N -> fixed + operand;
            case EXTRA -> fixed + extra;
            case CALL -> fixed + (operand & 0xff) + 2 * ((operand >> 8) & 0xff);
            case UNPACKED -> fixed + (operand & 0xff) + ((operand >> 8) & 0xff);
            case COMPREHENSION -> (operand & 3) == 1 ? 2 : 1;
            default -> throw new AssertionError(spec);
        };
    }

    /** {@return the length of the instruction at {@code ip}, in bytes, at least 1} */
    public static int length(CodeBytes code, int ip) {
        int format = FORMATS[code.at(ip)];
        if (format == NONE) {
            return 1;
        }
        if (format <= VINT) {
            return code.vuintEnd(ip + 1) - ip + (format == CHILD_BYTE ? 1 : 0);
        }
        return code.offsetEnd(ip + 1) - ip + (format == UNWIND ? 1 : 0);
    }

    /** {@return the local that the instruction at {@code ip} loads, -1 if it loads none} */
    public static int loadedLocal(CodeBytes code, int ip) {
        return local(code, ip, LOAD_FAST_MULTI, LOAD_FAST_N);
    }

    /** {@return the local that the instruction at {@code ip} stores to, -1 if to none} */
    public static int storedLocal(CodeBytes code, int ip) {
        return local(code, ip, STORE_FAST_MULTI, STORE_FAST_N);
    }

    private static int local(CodeBytes code, int ip, int multi, int numbered) {
        int op = code.at(ip);
        if (op >= multi && op < multi + FAST_MULTI_COUNT) {
            return op - multi;
        }
        return op == numbered ? code.vuint(ip + 1) : -1;
    }

    /**
     * {@return the absolute position that the jump or handler operand of the instruction at {@code
     * ip} names}
     */
    public static int target(CodeBytes code, int ip) {
        int at = ip + 1;
        int offset = FORMATS[code.at(ip)] == FORWARD ? code.offset(at) : code.signedOffset(at);
        return code.offsetEnd(at) + offset;
    }
}
