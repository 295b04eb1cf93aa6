package org.jmpy.interp;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.RawCode;
import org.jmpy.object.Text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The code of an image as text: what {@code micropython -v -v} and {@code mpy-cross -v} print for
 * what they compile. Source of the text: MicroPython py/showbc.c.
 */
public final class BytecodeListing {
    private static final int ROW = 16;

    private final MpyImage image;
    private final StringBuilder out;

    private BytecodeListing(MpyImage image, StringBuilder out) {
        this.image = image;
        this.out = out;
    }

    /** Appends all functions of {@code image}, in the order in which the compiler met them. */
    public static void print(MpyImage image, StringBuilder out) {
        BytecodeListing listing = new BytecodeListing(image, out);
        Deque<RawCode> functions = new ArrayDeque<>();
        functions.add(image.root());
        while (!functions.isEmpty()) {
            RawCode function = functions.poll();
            functions.addAll(function.children());
            listing.print(function);
        }
    }

    private void print(RawCode function) {
        CodeBytes code = function.code();
        Prelude prelude = function.prelude();
        out.append("File ").append(image.sourceFile()).append(", code block '");
        out.append(image.qstr(prelude.simpleName())).append("' (descriptor: ");
        out.append(address(function)).append(", bytecode @").append(address(code));
        out.append(' ').append(function.length()).append(" bytes)\n");
        printBytes(function, prelude);
        out.append("arg names:");
        for (int i = 0; i < prelude.nPosArgs + prelude.nKwonlyArgs; i++) {
            out.append(' ').append(image.qstr(prelude.argumentName(i)));
        }
        out.append("\n(N_STATE ").append(prelude.nState).append(")\n");
        out.append("(N_EXC_STACK ").append(prelude.nExcStack).append(")\n");
        for (int i = 0; i < prelude.nCell; i++) {
            out.append("(INIT_CELL ").append(prelude.cell(i)).append(")\n");
        }
        printLines(code, prelude);
        for (int ip = prelude.codeStart(); ip < function.end(); ip += Opcode.length(code, ip)) {
            int offset = ip - prelude.codeStart();
            out.append(offset < 10 ? "0" : "").append(offset).append(' ');
            printInstruction(function, ip, prelude.codeStart());
            out.append('\n');
        }
    }

    private static String address(Object object) {
        return "0x" + Text.address(object);
    }

    private void printBytes(RawCode function, Prelude prelude) {
        int infoSize = prelude.codeStart() - function.start();
        out.append("Raw bytecode (code_info_size=").append(infoSize).append(", bytecode_size=");
        out.append(function.length() - infoSize).append("):\n");
        for (int i = 0; i < function.length(); i++) {
            if (i > 0 && i % ROW == 0) {
                out.append('\n');
            }
            int b = function.code().at(function.start() + i);
            out.append(' ').append(Character.forDigit(b >> 4, 16));
            out.append(Character.forDigit(b & 0xf, 16));
        }
        out.append('\n');
    }

    private void printLines(CodeBytes code, Prelude prelude) {
        int offset = 0;
        int line = 1;
        int at = prelude.lineInfoStart();
        printLine(offset, line);
        while (at < prelude.cellsStart()) {
            int b = code.at(at);
            boolean isLong = (b & 0x80) != 0;
            offset += isLong ? b & 0xf : b & 0x1f;
            line += isLong ? ((b << 4) & 0x700) | code.at(at + 1) : b >> 5;
            at += isLong ? 2 : 1;
            printLine(offset, line);
        }
    }

    private void printLine(int offset, int line) {
        out.append("  bc=").append(offset).append(" line=").append(line).append('\n');
    }

    private void printInstruction(RawCode function, int ip, int codeStart) {
        CodeBytes code = function.code();
        int op = code.at(ip);
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI) {
            printWithoutOperand(op);
            return;
        }
        out.append(Opcode.name(op));
        switch (Opcode.format(op)) {
            case Opcode.QSTR -> {
                boolean isQuoted =
                        op == Opcode.LOAD_CONST_STRING
                                || op == Opcode.IMPORT_NAME
                                || op == Opcode.IMPORT_FROM;
                String quote = isQuoted ? "'" : "";
                String name = image.qstr(code.vuint(ip + 1));
                out.append(' ').append(quote).append(name).append(quote);
            }
            case Opcode.OBJECT -> {
                Object constant = image.constant(code.vuint(ip + 1));
                out.append(' ').append(address(constant)).append('=');
                Text.repr(out, ModuleCode.value(constant));
            }
            case Opcode.VUINT, Opcode.LOCAL -> {
                int operand = code.vuint(ip + 1);
                if (op >= Opcode.CALL_FUNCTION && op <= Opcode.CALL_METHOD_VAR_KW) {
                    out.append(" n=").append(operand & 0xff);
                    out.append(" nkw=").append((operand >> 8) & 0xff);
                } else {
                    out.append(' ').append(operand);
                }
            }
            case Opcode.CHILD, Opcode.CHILD_BYTE -> {
                out.append(' ').append(address(function.child(code.vuint(ip + 1))));
                if (Opcode.format(op) == Opcode.CHILD_BYTE) {
                    out.append(' ').append(code.at(ip + Opcode.length(code, ip) - 1));
                }
            }
            case Opcode.VINT -> out.append(' ').append(code.vint(ip + 1));
            case Opcode.SIGNED, Opcode.FORWARD ->
                    out.append(' ').append(Opcode.target(code, ip) - codeStart);
            case Opcode.UNWIND -> {
                out.append(' ').append(Opcode.target(code, ip) - codeStart);
                out.append(' ').append(code.at(ip + Opcode.length(code, ip) - 1));
            }
            default -> {}
        }
    }

    private void printWithoutOperand(int op) {
        if (op >= Opcode.BINARY_OP_MULTI) {
            int number = op - Opcode.BINARY_OP_MULTI;
            out.append("BINARY_OP ").append(number).append(' ').append(BinaryOp.method(number));
        } else if (op >= Opcode.UNARY_OP_MULTI) {
            int number = op - Opcode.UNARY_OP_MULTI;
            out.append("UNARY_OP ").append(number).append(' ').append(UnaryOp.method(number));
        } else if (op >= Opcode.STORE_FAST_MULTI) {
            out.append("STORE_FAST ").append(op - Opcode.STORE_FAST_MULTI);
        } else if (op >= Opcode.LOAD_FAST_MULTI) {
            out.append("LOAD_FAST ").append(op - Opcode.LOAD_FAST_MULTI);
        } else {
            int number = op - Opcode.LOAD_CONST_SMALL_INT_MULTI - Opcode.SMALL_INT_MULTI_EXCESS;
            out.append("LOAD_CONST_SMALL_INT ").append(number);
        }
    }
}
