package org.jmpy.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instruction set of register code: one row per encoding. Encoder, decoder, assembler,
 * disassembler, verifier and interpreter read the rows.
 *
 * <p>A frame has registers v0 to vN-1 and one accumulator. Parameters are in the highest registers,
 * parameter i in register N-1-i: registers are the slots of the tier 0 frame. An opcode is one
 * byte; two prefixes open further tables, one for what is rare and one for statically typed
 * operations on unboxed values. Fields follow in order, little endian; two registers of 4 bits
 * share a byte, the first in the low half. Where an operation has no form with wide registers, a
 * {@code mov}, {@code lda} or {@code sta} with 16 bits brings the operand near.
 *
 * <p>Operands of a row, separated by blanks, are a letter and a width in bits, and for registers a
 * type after a colon:
 *
 * <ul>
 *   <li>{@code r} a register that is read, {@code w} one that is written
 *   <li>{@code R}, {@code W} the first of several; how many tells the instruction's rule
 *   <li>{@code i} a signed immediate, {@code n} an unsigned one
 *   <li>{@code p} the number of a binary operation, {@code k} a condition
 *   <li>{@code c} a constant of the pool, {@code s} an inline-cache slot, which has a name; {@code
 *       f} the code of a function, {@code g} a function written as text
 *   <li>{@code o} a jump's offset from the start of its instruction
 * </ul>
 *
 * The accumulator's column is {@code in}, {@code in>out} or {@code >out}; without {@code >} it
 * stays as it is. Type {@code t} is that of the value moved.
 */
final class Isa {
    // ---- shapes of operands of two-operand families: the last is on the right -------------------

    /** Both in registers of 4 bits, or of 8. */
    static final int VV4 = 0;

    static final int VV8 = 1;

    /** Left in a register, right in the accumulator. */
    static final int VA = 2;

    /** Left in the accumulator, right in a register. */
    static final int AV = 3;

    /** Left in a register, right an immediate. */
    static final int VI = 4;

    /** Left in the accumulator, right an immediate. */
    static final int AI = 5;

    static final int SHAPES = 6;

    // ---- the main table -------------------------------------------------------------------------

    static final int MOV_4 = 0x01;
    static final int MOV_8 = 0x02;
    static final int MOV_16 = 0x03;
    static final int LDA_8 = 0x04;
    static final int LDA_16 = 0x05;
    static final int STA_8 = 0x06;
    static final int STA_16 = 0x07;
    static final int LDA_INT = 0x08;
    static final int LDA_CONST_8 = 0x09;
    static final int LDA_CONST_16 = 0x0a;
    static final int LDA_NONE = 0x0b;
    static final int LDA_TRUE = 0x0c;
    static final int LDA_FALSE = 0x0d;
    static final int LDA_NULL = 0x0e;
    static final int MOV_INT = 0x0f;
    static final int MOV_CONST = 0x10;
    static final int MOV_NULL = 0x11;
    static final int CHECK = 0x12;
    static final int UNBIND = 0x13;
    static final int LD_CELL = 0x14;
    static final int ST_CELL = 0x15;
    static final int LD_GLOBAL_8 = 0x16;
    static final int LD_GLOBAL_16 = 0x17;
    static final int ST_GLOBAL = 0x18;
    static final int LD_ATTR_8 = 0x19;
    static final int LD_ATTR_V = 0x1a;
    static final int ST_ATTR_8 = 0x1b;
    static final int LD_ATTR_16 = 0x1c;
    static final int ST_ATTR_16 = 0x1d;
    static final int LD_METHOD_8 = 0x1e;
    static final int LD_METHOD_16 = 0x1f;
    static final int LD_NAME = 0x20;
    static final int ST_NAME = 0x21;
    static final int NOT = 0x22;
    static final int NEG = 0x23;
    static final int UNARY = 0x24;
    static final int JMP_8 = 0x26;
    static final int JMP_16 = 0x27;
    static final int JT_8 = 0x28;
    static final int JT_16 = 0x29;
    static final int JF_8 = 0x2a;
    static final int JF_16 = 0x2b;
    static final int JT_V = 0x2c;
    static final int JF_V = 0x2d;
    static final int JNONE = 0x2e;
    static final int JNOTNONE = 0x2f;
    static final int JNONE_V = 0x30;
    static final int JNOTNONE_V = 0x31;
    static final int ITER = 0x32;
    static final int FOR = 0x33;
    static final int CALL0 = 0x36;
    static final int CALL1 = 0x37;
    static final int CALL2 = 0x38;
    static final int CALL3 = 0x39;
    static final int CALL_RANGE = 0x3a;
    static final int CALLM0 = 0x3b;
    static final int CALLM1 = 0x3c;
    static final int CALLM2 = 0x3d;
    static final int CALLM_RANGE = 0x3e;
    static final int RET = 0x3f;
    static final int RET_V = 0x40;
    static final int RET_NONE = 0x41;
    static final int ST_SUBSCR = 0x42;
    static final int ST_SUBSCR_LIST = 0x43;
    static final int ST_SUBSCR_ANY = 0x44;
    static final int TUPLE = 0x45;
    static final int LIST = 0x46;
    static final int SLICE = 0x47;
    static final int DICT = 0x48;
    static final int LIST_ADD = 0x49;
    static final int SET_ADD = 0x4a;
    static final int DICT_PUT = 0x4b;
    static final int UNPACK = 0x4c;
    static final int SWAP = 0x4d;
    static final int JRETURNING = 0x4e;
    static final int JREASON = 0x4f;
    static final int YIELD = 0x50;
    static final int NOTE_RESULT = 0x51;
    static final int NOTE_TARGET = 0x52;
    static final int NOTE_BRANCH = 0x53;
    static final int NOTE_ITEMS = 0x54;
    static final int FOR_NOTED = 0x56;
    static final int LD_METHOD_V = 0x57;
    static final int ST_ATTR_V = 0x58;
    static final int YIELD_FROM = 0x59;

    static final int EXIT = 0x55;

    // Families: a number for each shape.
    static final int BIN = 0x60;
    static final int BIN_ANY = 0x66;
    static final int ADD_INT = 0x6c;
    static final int SUB_INT = 0x72;
    static final int MUL_INT = 0x78;
    static final int OTHER_INT = 0x7e;
    static final int ADD_FLOAT = 0x84;
    static final int SUB_FLOAT = 0x8a;
    static final int MUL_FLOAT = 0x90;
    static final int DIV_FLOAT = 0x96;
    static final int JCMP = 0x9c;
    static final int JCMP_ANY = 0xa2;
    static final int JCMP_INT = 0xa8;
    static final int JCMP_FLOAT = 0xae;
    static final int LD_SUBSCR = 0xb4;
    static final int LD_SUBSCR_ANY = 0xba;
    static final int LD_SUBSCR_LIST = 0xc0;

    /** Opens the table of rare instructions. */
    static final int RARE = 0xee;

    /** Opens the table of typed instructions. */
    static final int TYPED = 0xef;

    // ---- the table of rare instructions ---------------------------------------------------------

    static final int R = RARE << 8;
    static final int BUILD_CLASS = R | 0x00;
    static final int DEL_NAME = R | 0x01;
    static final int DEL_GLOBAL = R | 0x02;
    static final int SUPER_METHOD = R | 0x03;
    static final int IMPORT_NAME = R | 0x04;
    static final int IMPORT_FROM = R | 0x05;
    static final int IMPORT_STAR = R | 0x06;
    static final int FUNCTION = R | 0x07;
    static final int CLOSURE = R | 0x08;
    static final int FUNCTION_DEFAULTS = R | 0x09;
    static final int CALL_STAR = R | 0x0a;
    static final int CALLM_STAR = R | 0x0b;
    static final int UNPACK_STAR = R | 0x0c;
    static final int SET = R | 0x0d;
    static final int DEL_CELL = R | 0x0e;
    static final int ENTER_WITH = R | 0x0f;
    static final int EXIT_WITH = R | 0x10;
    static final int OPEN = R | 0x11;
    static final int CAUGHT = R | 0x12;
    static final int CLOSE = R | 0x13;
    static final int RAISE = R | 0x14;
    static final int RAISE_FROM = R | 0x15;
    static final int RAISE_LAST = R | 0x16;
    static final int RERAISE = R | 0x17;
    static final int MATCH = R | 0x18;
    static final int RETURNING = R | 0x19;
    static final int RETURNED = R | 0x1a;
    static final int REASON = R | 0x1b;
    static final int DEL_SUBSCR = R | 0x1c;
    static final int DEL_ATTR = R | 0x1d;
    static final int IS_IN_FLIGHT = R | 0x1e;

    // ---- the table of typed instructions --------------------------------------------------------

    static final int T = TYPED << 8;
    static final int LDAI_I64_8 = T | 0x00;
    static final int LDAI_I64_32 = T | 0x01;
    static final int LDAI_I64_64 = T | 0x02;
    static final int LDAI_F64 = T | 0x03;
    static final int LDA_I64 = T | 0x04;
    static final int LDA_F64 = T | 0x05;
    static final int STA_I64 = T | 0x06;
    static final int STA_F64 = T | 0x07;
    static final int MOV_I64_4 = T | 0x08;
    static final int MOV_I64_8 = T | 0x09;
    static final int MOV_F64_4 = T | 0x0a;
    static final int MOV_F64_8 = T | 0x0b;
    static final int MOVI_I64 = T | 0x0c;
    static final int INCI_I64 = T | 0x0d;
    static final int ADD_I64 = T | 0x10;
    static final int SUB_I64 = T | 0x11;
    static final int MUL_I64 = T | 0x12;
    static final int DIV_I64 = T | 0x13;
    static final int MOD_I64 = T | 0x14;
    static final int AND_I64 = T | 0x15;
    static final int OR_I64 = T | 0x16;
    static final int XOR_I64 = T | 0x17;
    static final int SHL_I64 = T | 0x18;
    static final int SHR_I64 = T | 0x19;
    static final int NEG_I64 = T | 0x1a;
    static final int ADDI_I64 = T | 0x1b;
    static final int SUBI_I64 = T | 0x1c;
    static final int MULI_I64 = T | 0x1d;
    static final int ADD_I64_VV = T | 0x1e;
    static final int SUB_I64_VV = T | 0x1f;
    static final int ADD_F64 = T | 0x20;
    static final int SUB_F64 = T | 0x21;
    static final int MUL_F64 = T | 0x22;
    static final int DIV_F64 = T | 0x23;
    static final int NEG_F64 = T | 0x24;
    static final int I64_TO_F64 = T | 0x28;
    static final int F64_TO_I64 = T | 0x29;
    static final int BOX_I64 = T | 0x2a;
    static final int BOX_F64 = T | 0x2b;
    static final int BOX_B1 = T | 0x2c;
    static final int UNBOX_I64 = T | 0x2d;
    static final int UNBOX_F64 = T | 0x2e;
    static final int TRUTH = T | 0x2f;

    // Compare the accumulator with a register, and jump; six conditions each.
    static final int JCMP_I64 = T | 0x30;
    static final int JCMPZ_I64 = T | 0x36;
    static final int JCMP_F64 = T | 0x3c;
    static final int CMP_I64 = T | 0x42;
    static final int CMP_F64 = T | 0x48;
    static final int JT_B1 = T | 0x4e;
    static final int JF_B1 = T | 0x4f;
    static final int NOT_B1 = T | 0x50;
    static final int NEWARR_I64 = T | 0x58;
    static final int LDARR_I64 = T | 0x59;
    static final int STARR_I64 = T | 0x5a;
    static final int LENARR = T | 0x5b;
    static final int CALL_STATIC = T | 0x5c;
    static final int RET_I64 = T | 0x5d;
    static final int RET_F64 = T | 0x5e;
    static final int RET_B1 = T | 0x5f;
    static final int RET_REF = T | 0x60;

    /** Names of the conditions, in the order of the numbers of comparing instructions. */
    static final String[] CONDITIONS = {"lt", "gt", "eq", "le", "ge", "ne"};

    // ---- flags ----------------------------------------------------------------------------------

    /** Can raise an exception. */
    static final int RAISES = 1;

    /** Has a target to jump to. */
    static final int JUMPS = 2;

    /** Never goes on with the next instruction. */
    static final int ENDS = 4;

    /** Can run Python code. */
    static final int CALLS = 8;

    /** Is made from another form at run time; no assembler chooses it. */
    static final int QUICK = 16;

    /** Does more than to make the values it writes, though it neither raises nor jumps. */
    static final int ACTS = 32;

    /** An operand of a row. */
    record Operand(char letter, int bits, int type) {
        boolean isRegister() {
            return letter == 'r' || letter == 'w' || letter == 'R' || letter == 'W';
        }

        boolean isRead() {
            return letter == 'r' || letter == 'R';
        }

        /** {@return whether {@code value} fits in the field} */
        boolean holds(long value) {
            if (letter == 'i' || letter == 'o') {
                return bits == 64 || (value >> (bits - 1)) == (value < 0 ? -1 : 0);
            }
            return value >= 0 && value >>> bits == 0;
        }
    }

    /** One encoding of an instruction. */
    record Row(
            int opcode,
            String name,
            List<Operand> operands,
            int accIn,
            int accOut,
            int flags,
            String does) {
        boolean is(int flag) {
            return (flags & flag) != 0;
        }

        /** {@return whether the accumulator is written; {@link #accOut} is then its type} */
        boolean writesAcc() {
            return accOut != 0;
        }

        boolean isPrefixed() {
            return opcode > 0xff;
        }

        /** {@return the length in bytes} */
        int length() {
            int bits = isPrefixed() ? 16 : 8;
            for (Operand operand : operands) {
                bits += operand.bits;
            }
            return bits / 8;
        }

        /** {@return the index of the operand that is a jump's offset, -1 if there is none} */
        int target() {
            for (int i = 0; i < operands.size(); i++) {
                if (operands.get(i).letter == 'o') {
                    return i;
                }
            }
            return -1;
        }
    }

    /** The type of a value that is only moved: what comes in goes out. */
    static final int MOVED = 1 << 30;

    private static final Row[] MAIN = new Row[256];
    private static final Row[] RARE_ROWS = new Row[256];
    private static final Row[] TYPED_ROWS = new Row[256];

    /** Rows of one name, the shortest first. */
    private static final Map<String, List<Row>> BY_NAME = new HashMap<>();

    private static final byte[] LENGTHS = new byte[256];

    static {
        // opcode, name, operands, accumulator, flags, meaning
        row(MOV_4, "mov", "w4:t r4:t", "", 0, "v1 = v2");
        row(MOV_8, "mov", "w8:t r8:t", "", 0, "v1 = v2");
        row(MOV_16, "mov", "w16:t r16:t", "", 0, "v1 = v2");
        row(LDA_8, "lda", "r8:t", ">t", 0, "acc = v");
        row(LDA_16, "lda", "r16:t", ">t", 0, "acc = v");
        row(STA_8, "sta", "w8:t", "t", 0, "v = acc");
        row(STA_16, "sta", "w16:t", "t", 0, "v = acc");
        row(LDA_INT, "lda.int", "i8", ">int", 0, "acc = boxed i");
        row(LDA_CONST_8, "lda.const", "c8", ">t", 0, "acc = constant");
        row(LDA_CONST_16, "lda.const", "c16", ">t", 0, "acc = constant");
        row(LDA_NONE, "lda.none", "", ">none", 0, "acc = None");
        row(LDA_TRUE, "lda.true", "", ">bool", 0, "acc = True");
        row(LDA_FALSE, "lda.false", "", ">bool", 0, "acc = False");
        row(LDA_NULL, "lda.null", "", ">null", 0, "acc = null");
        row(MOV_INT, "mov.int", "w8:int i8", "", 0, "v = boxed i");
        row(MOV_CONST, "mov.const", "w8:t c8", "", 0, "v = constant");
        row(MOV_NULL, "mov.null", "w8:null", "", 0, "v = null");
        row(CHECK, "check", "r8:maybe|cell", "", RAISES, "NameError if v is null");
        row(UNBIND, "unbind", "r8:maybe", "", RAISES, "NameError if v is null; v = null");
        row(LD_CELL, "ld.cell", "r8:cell", ">any", RAISES, "acc = v.value, NameError if null");
        row(ST_CELL, "st.cell", "r8:cell", "any", ACTS, "v.value = acc");
        row(LD_GLOBAL_8, "ld.global", "s8", ">any", RAISES, "acc = global or builtin");
        row(LD_GLOBAL_16, "ld.global", "s16", ">any", RAISES, "acc = global or builtin");
        row(ST_GLOBAL, "st.global", "s16", "any", RAISES, "global = acc");
        row(LD_ATTR_8, "ld.attr", "s8", "any>any", RAISES | CALLS, "acc = acc.name");
        row(LD_ATTR_V, "ld.attr.v", "r8:any s8", ">any", RAISES | CALLS, "acc = v.name");
        row(ST_ATTR_8, "st.attr", "r8:any s8", "any", RAISES | CALLS, "v.name = acc");
        row(LD_ATTR_16, "ld.attr", "s16", "any>any", RAISES | CALLS, "acc = acc.name");
        row(ST_ATTR_16, "st.attr", "r8:any s16", "any", RAISES | CALLS, "v.name = acc");
        row(LD_METHOD_8, "ld.method", "W8 s8", "any", RAISES | CALLS, "v, v+1 = method, self");
        row(LD_METHOD_16, "ld.method", "W8 s16", "any", RAISES | CALLS, "v, v+1 = method, self");
        row(LD_METHOD_V, "ld.method.v", "W8 r8:any s8", "", RAISES | CALLS, "method of v2");
        row(ST_ATTR_V, "st.attr.v", "r8:any r8:any s8", "", RAISES | CALLS, "v1.name = v2");
        row(LD_NAME, "ld.name", "s16", ">any", RAISES, "acc = name of a class or module body");
        row(ST_NAME, "st.name", "s16", "any", RAISES | CALLS, "name = acc");
        row(NOT, "not", "", "any>bool", RAISES | CALLS, "acc = not acc");
        row(NEG, "neg", "", "any>any", RAISES | CALLS, "acc = -acc");
        row(UNARY, "unary", "n8", "any>any", RAISES | CALLS, "acc = operation n of acc");
        row(JMP_8, "jmp", "o8", "", JUMPS | ENDS | RAISES, "go to o");
        row(JMP_16, "jmp", "o16", "", JUMPS | ENDS | RAISES, "go to o");
        row(JT_8, "jt", "o8", "any", JUMPS | RAISES | CALLS, "if acc is true go to o");
        row(JT_16, "jt", "o16", "any", JUMPS | RAISES | CALLS, "if acc is true go to o");
        row(JF_8, "jf", "o8", "any", JUMPS | RAISES | CALLS, "if acc is false go to o");
        row(JF_16, "jf", "o16", "any", JUMPS | RAISES | CALLS, "if acc is false go to o");
        row(JT_V, "jt.v", "r8:any o16", "", JUMPS | RAISES | CALLS, "if v is true go to o");
        row(JF_V, "jf.v", "r8:any o16", "", JUMPS | RAISES | CALLS, "if v is false go to o");
        row(JNONE, "jnone", "o16", "reason", JUMPS | RAISES, "if acc is None go to o");
        row(JNOTNONE, "jnotnone", "o16", "reason", JUMPS | RAISES, "if acc is not None go to o");
        row(JNONE_V, "jnone.v", "r8:any o16", "", JUMPS | RAISES, "if v is None go to o");
        row(JNOTNONE_V, "jnotnone.v", "r8:any o16", "", JUMPS | RAISES, "if v is not None");
        row(ITER, "iter", "", "any>any", RAISES | CALLS, "acc = iter(acc)");
        row(
                FOR,
                "for",
                "r8:any o16",
                ">any",
                JUMPS | RAISES | CALLS,
                "acc = next(v), at the end o");
        row(CALL0, "call0", "r8:any", ">any", RAISES | CALLS, "acc = v()");
        row(CALL1, "call1", "r8:any", "any>any", RAISES | CALLS, "acc = v(acc)");
        row(CALL2, "call2", "r8:any r8:any", "any>any", RAISES | CALLS, "acc = v1(v2, acc)");
        row(CALL3, "call3", "r8:any r8:any r8:any", "any>any", RAISES | CALLS, "v1(v2, v3, acc)");
        row(CALL_RANGE, "call.range", "R8 n16", ">any", RAISES | CALLS, "acc = v(v+1, ...)");
        row(CALLM0, "callm0", "R8", ">any", RAISES | CALLS, "acc = v(self), self in v+1 or null");
        row(CALLM1, "callm1", "R8", "any>any", RAISES | CALLS, "acc = v(self, acc)");
        row(CALLM2, "callm2", "R8 r8:any", "any>any", RAISES | CALLS, "acc = v(self, v2, acc)");
        row(CALLM_RANGE, "callm.range", "R8 n16", ">any", RAISES | CALLS, "v(self, v+2, ...)");
        row(RET, "ret", "", "any|cell", ENDS, "return acc");
        row(RET_V, "ret.v", "r8:any|cell", "", ENDS, "return v");
        row(RET_NONE, "ret.none", "", "", ENDS, "return None");
        row(ST_SUBSCR, "st.subscr", "r8:any r8:any", "any", RAISES | CALLS, "v1[v2] = acc");
        row(ST_SUBSCR_LIST, "st.subscr.list", "r8:any r8:any", "any", QUICK | RAISES | CALLS, "");
        row(ST_SUBSCR_ANY, "st.subscr.any", "r8:any r8:any", "any", QUICK | RAISES | CALLS, "");
        row(TUPLE, "tuple", "R8 n8", ">tuple", RAISES, "acc = (v, ...)");
        row(LIST, "list", "R8 n8", ">list", RAISES, "acc = [v, ...]");
        row(SLICE, "slice", "R8 n8", ">other", RAISES, "acc = slice(v, ...)");
        row(DICT, "dict", "", ">dict", RAISES, "acc = {}");
        row(LIST_ADD, "list.add", "r8:list", "any", RAISES, "v.append(acc)");
        row(SET_ADD, "set.add", "r8:set", "any", RAISES | CALLS, "v.add(acc)");
        row(DICT_PUT, "dict.put", "r8:dict r8:any", "any", RAISES | CALLS, "v1[acc] = v2");
        row(UNPACK, "unpack", "W8 n8", "any", RAISES | CALLS, "v+n-1, ..., v = items of acc");
        row(SWAP, "swap", "r8:ref r8:ref", "", 0, "v1, v2 = v2, v1");
        row(JRETURNING, "jreturning", "o16", "reason", JUMPS | RAISES, "if a return is under way");
        row(JREASON, "jreason", "n8 o16", "reason", JUMPS | RAISES, "if jump n is under way");
        row(YIELD, "yield", "w8:any", "any", RAISES, "wait with acc; v = what is sent");
        row(YIELD_FROM, "yield.from", "r8:any r8:any", ">any", RAISES | CALLS, "v1 gets v2");
        row(NOTE_RESULT, "note.result", "n16", "any", ACTS, "tell the history of acc");
        row(
                NOTE_TARGET,
                "note.target",
                "r8:any n16",
                "",
                ACTS,
                "tell the history that v is called");
        row(
                NOTE_BRANCH,
                "note.branch",
                "n8 n16",
                "any",
                ACTS,
                "tell the history of a branch on acc");
        row(NOTE_ITEMS, "note.items", "R8 n8 n16", "", ACTS, "tell the history of v, ...");
        row(
                FOR_NOTED,
                "for.noted",
                "r8:any n16 o16",
                ">any",
                JUMPS | RAISES | CALLS,
                "as for, and tell the history");
        row(EXIT, "exit", "", "", RAISES | ENDS, "go on in tier 0");
        family(BIN, "bin", "p8", ">any", RAISES | CALLS, "acc = operation p");
        family(BIN_ANY, "bin.any", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(ADD_INT, "add.int", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(SUB_INT, "sub.int", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(MUL_INT, "mul.int", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(OTHER_INT, "other.int", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(ADD_FLOAT, "add.float", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(SUB_FLOAT, "sub.float", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(MUL_FLOAT, "mul.float", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(DIV_FLOAT, "div.float", "p8", ">any", QUICK | RAISES | CALLS, "");
        family(JCMP, "jcmp", "k8", "", JUMPS | RAISES | CALLS, "if condition k go to o");
        family(JCMP_ANY, "jcmp.any", "k8", "", QUICK | JUMPS | RAISES | CALLS, "");
        family(JCMP_INT, "jcmp.int", "k8", "", QUICK | JUMPS | RAISES | CALLS, "");
        family(JCMP_FLOAT, "jcmp.float", "k8", "", QUICK | JUMPS | RAISES | CALLS, "");
        family(LD_SUBSCR, "ld.subscr", "", ">any", RAISES | CALLS, "acc = left[right]");
        family(LD_SUBSCR_ANY, "ld.subscr.any", "", ">any", QUICK | RAISES | CALLS, "");
        family(LD_SUBSCR_LIST, "ld.subscr.list", "", ">any", QUICK | RAISES | CALLS, "");

        row(BUILD_CLASS, "build.class", "", ">any", RAISES, "acc = __build_class__");
        row(DEL_NAME, "del.name", "s16", "", RAISES, "del name");
        row(DEL_GLOBAL, "del.global", "s16", "", RAISES, "del name");
        row(SUPER_METHOD, "super.method", "W8 r8:any s16", "any", RAISES | CALLS, "");
        row(IMPORT_NAME, "import.name", "r8:any s16", "any>any", RAISES | CALLS, "");
        row(IMPORT_FROM, "import.from", "r8:any s16", ">any", RAISES | CALLS, "");
        row(IMPORT_STAR, "import.star", "", "any", RAISES | CALLS, "");
        row(FUNCTION, "function", "f16", ">other", RAISES, "acc = new function");
        row(CLOSURE, "closure", "R8 n8 f16", ">other", RAISES, "acc = closure over v, ...");
        row(FUNCTION_DEFAULTS, "function.defaults", "R8 n8 f16", ">other", RAISES, "");
        row(CALL_STAR, "call.star", "R8 n16", ">any", RAISES | CALLS, "");
        row(CALLM_STAR, "callm.star", "R8 n16", ">any", RAISES | CALLS, "");
        row(UNPACK_STAR, "unpack.star", "W8 n8 n8", "any", RAISES | CALLS, "");
        row(SET, "set", "R8 n8", ">set", RAISES | CALLS, "acc = {v, ...}");
        row(DEL_CELL, "del.cell", "r8:cell", "", RAISES, "del v.value, NameError if null");
        row(ENTER_WITH, "enter.with", "W8", "any>any", RAISES | CALLS, "v, v+1 = __exit__, self");
        row(EXIT_WITH, "exit.with", "R8", "reason>reason", RAISES | CALLS, "call v with acc");
        row(OPEN, "open", "n8", "", ACTS, "handler n opens");
        row(CAUGHT, "caught", "n8", "exception", ACTS, "handler n got acc");
        row(CLOSE, "close", "n8", "", ACTS, "handler n closes");
        row(RAISE, "raise", "", "any", RAISES | ENDS | CALLS, "raise acc");
        row(RAISE_FROM, "raise.from", "r8:any", "any", RAISES | ENDS | CALLS, "raise v from acc");
        row(RAISE_LAST, "raise.last", "n8", "", RAISES | ENDS, "raise again; n handlers are open");
        row(RERAISE, "reraise", "", "reason", RAISES | ENDS, "raise acc, which was caught");
        row(MATCH, "match", "r8:any", "any>bool", RAISES | CALLS, "acc = exception v is an acc");
        row(RETURNING, "returning", "", "any>control", 0, "acc = return of acc");
        row(RETURNED, "returned", "", "reason>any", RAISES, "acc = what acc returns");
        row(REASON, "reason", "n8", ">control", 0, "acc = jump n");
        row(DEL_SUBSCR, "del.subscr", "r8:any r8:any", "", RAISES | CALLS, "del v1[v2]");
        row(DEL_ATTR, "del.attr", "r8:any s16", "", RAISES | CALLS, "del v.name");
        row(IS_IN_FLIGHT, "is.in.flight", "r8:any", "any>bool", RAISES | CALLS, "");

        row(LDAI_I64_8, "ldai.i64", "i8", ">i64", 0, "acc = i");
        row(LDAI_I64_32, "ldai.i64", "i32", ">i64", 0, "acc = i");
        row(LDAI_I64_64, "ldai.i64", "i64", ">i64", 0, "acc = i");
        row(LDAI_F64, "ldai.f64", "i64", ">f64", 0, "acc = the double of bits i");
        row(LDA_I64, "lda.i64", "r8:i64", ">i64", 0, "acc = v");
        row(LDA_F64, "lda.f64", "r8:f64", ">f64", 0, "acc = v");
        row(STA_I64, "sta.i64", "w8:i64", "i64", 0, "v = acc");
        row(STA_F64, "sta.f64", "w8:f64", "f64", 0, "v = acc");
        row(MOV_I64_4, "mov.i64", "w4:i64 r4:i64", "", 0, "v1 = v2");
        row(MOV_I64_8, "mov.i64", "w8:i64 r8:i64", "", 0, "v1 = v2");
        row(MOV_F64_4, "mov.f64", "w4:f64 r4:f64", "", 0, "v1 = v2");
        row(MOV_F64_8, "mov.f64", "w8:f64 r8:f64", "", 0, "v1 = v2");
        row(MOVI_I64, "movi.i64", "w8:i64 i8", "", 0, "v = i");
        row(INCI_I64, "inci.i64", "r8:i64 i8", "", RAISES, "v = v + i");
        String[] arithmetic = {"add", "sub", "mul", "div", "mod", "and", "or", "xor", "shl", "shr"};
        for (int i = 0; i < arithmetic.length; i++) {
            String name = arithmetic[i];
            row(ADD_I64 + i, name + ".i64", "r8:i64", "i64>i64", RAISES, "acc = acc op v");
            if (i < 4) {
                row(ADD_F64 + i, name + ".f64", "r8:f64", "f64>f64", RAISES, "acc = acc op v");
            }
        }
        row(NEG_I64, "neg.i64", "", "i64>i64", RAISES, "acc = -acc");
        row(ADDI_I64, "addi.i64", "i8", "i64>i64", RAISES, "acc = acc + i");
        row(SUBI_I64, "subi.i64", "i8", "i64>i64", RAISES, "acc = acc - i");
        row(MULI_I64, "muli.i64", "i8", "i64>i64", RAISES, "acc = acc * i");
        row(ADD_I64_VV, "add.i64.vv", "r4:i64 r4:i64", ">i64", RAISES, "acc = v1 + v2");
        row(SUB_I64_VV, "sub.i64.vv", "r4:i64 r4:i64", ">i64", RAISES, "acc = v1 - v2");
        row(NEG_F64, "neg.f64", "", "f64>f64", 0, "acc = -acc");
        row(I64_TO_F64, "i64tof64", "", "i64>f64", 0, "acc = the double next to acc");
        row(F64_TO_I64, "f64toi64", "", "f64>i64", RAISES, "acc = acc without its fraction");
        row(BOX_I64, "box.i64", "", "i64>int", 0, "acc = acc as a Python value");
        row(BOX_F64, "box.f64", "", "f64>other", 0, "acc = acc as a Python value");
        row(BOX_B1, "box.b1", "", "b1>bool", 0, "acc = acc as a Python value");
        row(UNBOX_I64, "unbox.i64", "", "any>i64", RAISES, "acc = acc if it is an int of 64 bits");
        row(UNBOX_F64, "unbox.f64", "", "any>f64", RAISES, "acc = acc if it is a float");
        row(TRUTH, "truth", "", "any>b1", RAISES | CALLS, "acc = bool(acc)");
        for (int i = 0; i < CONDITIONS.length; i++) {
            String c = CONDITIONS[i];
            row(JCMP_I64 + i, "j" + c + ".i64", "r8:i64 o16", "i64", JUMPS | RAISES, "");
            row(JCMPZ_I64 + i, "j" + c + "z.i64", "o16", "i64", JUMPS | RAISES, "");
            row(JCMP_F64 + i, "j" + c + ".f64", "r8:f64 o16", "f64", JUMPS | RAISES, "");
            row(CMP_I64 + i, c + ".i64", "r8:i64", "i64>b1", 0, "acc = acc cmp v");
            row(CMP_F64 + i, c + ".f64", "r8:f64", "f64>b1", 0, "acc = acc cmp v");
        }
        row(JT_B1, "jt.b1", "o16", "b1", JUMPS | RAISES, "if acc go to o");
        row(JF_B1, "jf.b1", "o16", "b1", JUMPS | RAISES, "if not acc go to o");
        row(NOT_B1, "not.b1", "", "b1>b1", 0, "acc = not acc");
        row(NEWARR_I64, "newarr.i64", "", "i64>i64[]", RAISES, "acc = array of acc zeros");
        row(LDARR_I64, "ldarr.i64", "r8:i64[]", "i64>i64", RAISES, "acc = v[acc]");
        row(STARR_I64, "starr.i64", "r8:i64[] r8:i64", "i64", RAISES, "v1[v2] = acc");
        row(LENARR, "lenarr", "r8:i64[]", ">i64", 0, "acc = length of v");
        row(CALL_STATIC, "call", "R8 g16", ">t", RAISES | CALLS, "acc = g(v, v+1, ...)");
        row(RET_I64, "ret.i64", "", "i64", ENDS, "return acc");
        row(RET_F64, "ret.f64", "", "f64", ENDS, "return acc");
        row(RET_B1, "ret.b1", "", "b1", ENDS, "return acc");
        row(RET_REF, "ret.ref", "", "i64[]", ENDS, "return acc");

        for (int op = 0; op < 256; op++) {
            LENGTHS[op] = (byte) (MAIN[op] == null ? 0 : MAIN[op].length());
        }
    }

    private Isa() {}

    private static void row(
            int opcode, String name, String operands, String acc, int flags, String does) {
        List<Operand> list = new ArrayList<>();
        for (String text : operands.isEmpty() ? new String[0] : operands.split(" ")) {
            int colon = text.indexOf(':');
            String width = colon < 0 ? text.substring(1) : text.substring(1, colon);
            int type = colon < 0 ? 0 : type(text.substring(colon + 1));
            list.add(new Operand(text.charAt(0), Integer.parseInt(width), type));
        }
        int arrow = acc.indexOf('>');
        int in = type(arrow < 0 ? acc : acc.substring(0, arrow));
        int out = arrow < 0 ? 0 : type(acc.substring(arrow + 1));
        Row row = new Row(opcode, name, List.copyOf(list), in, out, flags, does);
        Row[] table = opcode <= 0xff ? MAIN : opcode >> 8 == RARE ? RARE_ROWS : TYPED_ROWS;
        if (table[opcode & 0xff] != null) {
            throw new IllegalStateException("two rows " + Integer.toHexString(opcode));
        }
        table[opcode & 0xff] = row;
        List<Row> same = BY_NAME.computeIfAbsent(name, n -> new ArrayList<>(1));
        int at = 0;
        while (at < same.size() && same.get(at).length() <= row.length()) {
            at++;
        }
        same.add(at, row);
    }

    private static int type(String text) {
        return text.isEmpty() ? 0 : text.equals("t") ? MOVED : Kinds.named(text);
    }

    /** Six rows: left and right operand in each shape. */
    private static void family(
            int first, String name, String more, String acc, int flags, String does) {
        String head = more.isEmpty() ? "" : more + " ";
        String tail = (flags & JUMPS) != 0 ? " o16" : "";
        String out = acc;
        row(first + VV4, name + ".vv", head + "r4:any r4:any" + tail, out, flags, does);
        row(first + VV8, name + ".vv", head + "r8:any r8:any" + tail, out, flags, does);
        row(first + VA, name + ".va", head + "r8:any" + tail, "any" + out, flags, does);
        row(first + AV, name + ".av", head + "r8:any" + tail, "any" + out, flags, does);
        row(first + VI, name + ".vi", head + "r8:any i8" + tail, out, flags, does);
        row(first + AI, name + ".ai", head + "i8" + tail, "any" + out, flags, does);
    }

    /** {@return the row of an opcode, with its prefix in bits 8 to 15; null if there is none} */
    static Row row(int opcode) {
        if (opcode <= 0xff) {
            return MAIN[opcode];
        }
        return (opcode >> 8 == RARE ? RARE_ROWS : TYPED_ROWS)[opcode & 0xff];
    }

    /** {@return the rows with this name, the shortest first; null if there are none} */
    static List<Row> rows(String name) {
        return BY_NAME.get(name);
    }

    /** {@return all rows in the order of their opcodes} */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Row[] table : new Row[][] {MAIN, RARE_ROWS, TYPED_ROWS}) {
            for (Row row : table) {
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** {@return the row of the instruction at {@code pc}, null if it is none} */
    static Row at(byte[] code, int pc) {
        int op = code[pc] & 0xff;
        if (op != RARE && op != TYPED) {
            return MAIN[op];
        }
        return pc + 1 < code.length ? row(op << 8 | code[pc + 1] & 0xff) : null;
    }

    /** {@return the family BIN, JCMP or LD_SUBSCR that an opcode is of, -1 if it is of none} */
    static int family(int opcode) {
        int base = opcode >= BIN && opcode < LD_SUBSCR_LIST + SHAPES ? unquick(opcode) : -1;
        return base < 0 ? -1 : base < JCMP ? BIN : base < LD_SUBSCR ? JCMP : LD_SUBSCR;
    }

    /** {@return the opcode that an instruction had before it was quickened} */
    static int unquick(int opcode) {
        if (opcode > 0xff) {
            return opcode;
        }
        if (opcode >= BIN && opcode < JCMP) {
            return BIN + (opcode - BIN) % SHAPES;
        }
        if (opcode >= JCMP && opcode < LD_SUBSCR) {
            return JCMP + (opcode - JCMP) % SHAPES;
        }
        if (opcode >= LD_SUBSCR && opcode < LD_SUBSCR_LIST + SHAPES) {
            return LD_SUBSCR + (opcode - LD_SUBSCR) % SHAPES;
        }
        return opcode == ST_SUBSCR_LIST || opcode == ST_SUBSCR_ANY ? ST_SUBSCR : opcode;
    }
}
