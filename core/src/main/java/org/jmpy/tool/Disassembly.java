package org.jmpy.tool;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.mpy.ConstantBytes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The listing of a file: tables, then each function with its instructions. Source of the layout:
 * MicroPython tools/mpy-tool.py, option -d.
 */
final class Disassembly {
    private static final int RAW_DATA_SHOWN = 32;
    private static final int ROW = 16;

    private final MpyFile file;
    private final Lines out;

    private Disassembly(MpyFile file, Lines out) {
        this.file = file;
        this.out = out;
    }

    static void print(MpyFile file, Lines out) throws ToolException {
        Disassembly listing = new Disassembly(file, out);
        try {
            listing.printTables();
            listing.printFunction(file.root);
        } catch (IndexOutOfBoundsException e) {
            throw file.corrupt();
        }
    }

    private void printTables() {
        out.print("mpy_source_file: " + file.path);
        out.print("source_file: " + file.sourceFile());
        out.print("header: " + hex(0, 4));
        out.print("arch: " + file.archName());
        if (file.hasArchFlags()) {
            out.print("arch_flags: 0x" + Integer.toHexString(file.archFlags));
        }
        out.print("qstr_table[" + file.qstrs.size() + "]:");
        for (String qstr : file.qstrs) {
            out.print("    " + qstr);
        }
        out.print("obj_table: " + PyText.list(file.constants));
    }

    private void printFunction(MpyFunction function) {
        out.print("simple_name: " + function.simpleName(), Map.of(), List.of(function.escapedName));
        if (function.kind == MpyFunction.BYTECODE) {
            out.print(
                    "  raw bytecode: "
                            + function.length
                            + " "
                            + hex(function.start, function.end()));
            printPrelude(function);
            out.print(
                    "  line info: "
                            + hex(function.prelude.lineInfoStart(), function.prelude.codeStart()));
            int ip = function.prelude.codeStart();
            while (ip < function.end()) {
                ip += printInstruction(function, ip);
            }
        } else {
            int shown = Math.min(function.length, RAW_DATA_SHOWN);
            out.print(
                    "  raw data: "
                            + function.length
                            + " "
                            + hex(function.start, function.start + shown)
                            + (function.length > RAW_DATA_SHOWN ? " ..." : " "));
            if (function.kind != MpyFunction.NATIVE) {
                return;
            }
            printPrelude(function);
            Prelude prelude = function.prelude;
            byte[] info =
                    file.code.copy(
                            prelude.lineInfoStart(), prelude.codeStart() - prelude.lineInfoStart());
            out.print("  line info: " + PyText.repr(new ConstantBytes(info)));
            for (int at = 0; at < function.preludeOffset; at += ROW) {
                int end = Math.min(at + ROW, function.preludeOffset);
                out.print("  " + hex(function.start + at, function.start + end));
            }
        }
        printChildren(function);
        for (MpyFunction child : function.children) {
            printFunction(child);
        }
    }

    private void printPrelude(MpyFunction function) {
        out.print("  prelude: " + signature(function.prelude));
        out.print("  args: " + PyText.list(function.parameterNames()));
    }

    static String signature(Prelude prelude) {
        return "("
                + prelude.nState
                + ", "
                + prelude.nExcStack
                + ", "
                + prelude.scopeFlags
                + ", "
                + prelude.nPosArgs
                + ", "
                + prelude.nKwonlyArgs
                + ", "
                + prelude.nDefPosArgs
                + ")";
    }

    /** {@return the bytes from {@code start} to {@code end} with colons between} */
    private String hex(int start, int end) {
        StringBuilder text = new StringBuilder(Math.max(0, 3 * (end - start)));
        for (int at = start; at < end; at++) {
            if (at > start) {
                text.append(':');
            }
            PyText.appendHex(text, file.bytes[at] & 0xff, 2);
        }
        return text.toString();
    }

    /** {@return the length of the instruction} */
    private int printInstruction(MpyFunction function, int ip) {
        CodeBytes code = file.code;
        int op = code.at(ip);
        int length = Opcode.length(code, ip);
        String operand = operand(file, ip);
        StringBuilder line = new StringBuilder("  ").append(hex(ip, ip + length));
        line.repeat(' ', Math.max(0, 13 - line.length()));
        line.append(' ').append(name(op)).append(' ');
        int operandAt = line.codePointCount(0, line.length());
        line.append(operand);
        int operandLength = operand.codePointCount(0, operand.length());
        out.print(
                line.toString(),
                annotations(function, ip, length, operandAt, operandLength),
                List.of(label(function, ip)));
        return length;
    }

    /** {@return the name of an opcode as the original lists it, with what is in its number} */
    static String name(int op) {
        String name = Opcode.name(op);
        if (name == null) {
            return "unknown";
        }
        if (op >= Opcode.BINARY_OP_MULTI) {
            return "BINARY_OP " + numbered(op - Opcode.BINARY_OP_MULTI, true);
        }
        if (op >= Opcode.UNARY_OP_MULTI) {
            return "UNARY_OP " + numbered(op - Opcode.UNARY_OP_MULTI, false);
        }
        if (op >= Opcode.STORE_FAST_MULTI) {
            return "STORE_FAST " + (op - Opcode.STORE_FAST_MULTI);
        }
        if (op >= Opcode.LOAD_FAST_MULTI) {
            return "LOAD_FAST " + (op - Opcode.LOAD_FAST_MULTI);
        }
        if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI) {
            int excess = Opcode.LOAD_CONST_SMALL_INT_MULTI + Opcode.SMALL_INT_MULTI_EXCESS;
            return "LOAD_CONST_SMALL_INT " + (op - excess);
        }
        return name;
    }

    private static String numbered(int number, boolean isBinary) {
        String method = isBinary ? BinaryOp.method(number) : UnaryOp.method(number);
        if (method.isEmpty()) {
            method = isBinary ? BINARY_WITHOUT_METHOD[number - BinaryOp.IN] : "<not>";
        }
        return number + " " + method;
    }

    private static final String[] BINARY_WITHOUT_METHOD = {"<in>", "<is>", "<exception match>"};

    /** {@return the operand of an instruction: text, constant, number or relative offset} */
    static String operand(MpyFile file, int ip) {
        CodeBytes code = file.code;
        int op = code.at(ip);
        return switch (Opcode.format(op)) {
            case Opcode.NONE -> "";
            case Opcode.QSTR -> file.qstrs.get(code.vuint(ip + 1));
            case Opcode.OBJECT -> PyText.repr(file.constants.get(code.vuint(ip + 1)));
            default -> Long.toString(number(code, ip));
        };
    }

    /** {@return the operand as it is stored: an index, a number or a relative offset} */
    static long number(CodeBytes code, int ip) {
        int format = Opcode.format(code.at(ip));
        if (format == Opcode.VINT) {
            return code.vint(ip + 1);
        }
        if (format == Opcode.FORWARD) {
            return code.offset(ip + 1);
        }
        if (format >= Opcode.SIGNED) {
            return code.signedOffset(ip + 1);
        }
        return code.vuint(ip + 1);
    }

    // What a viewer wants to know.

    private static String label(MpyFunction function, int ip) {
        return function.escapedName + "." + (ip - function.start);
    }

    private Map<String, Object> annotations(
            MpyFunction function, int ip, int length, int operandAt, int operandLength) {
        CodeBytes code = file.code;
        int op = code.at(ip);
        int format = Opcode.format(op);
        Map<String, Object> result = new LinkedHashMap<>();
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("file", null);
        source.put("line", function.line(ip));
        result.put("source", source);
        result.put("disassembly", name(op));
        String target;
        if (format >= Opcode.SIGNED) {
            long to = ip - function.start + number(code, ip) + length;
            Map<String, Object> link = new LinkedHashMap<>();
            link.put("offset", operandAt);
            link.put("length", operandLength);
            link.put("to", to);
            result.put("link", link);
            target = function.escapedName + "." + to;
        } else if (format == Opcode.CHILD || format == Opcode.CHILD_BYTE) {
            int child = code.vuint(ip + 1);
            boolean exists = child < function.children.size();
            target =
                    exists
                            ? function.children.get(child).escapedName
                            : function.escapedName + ".children";
        } else {
            return result;
        }
        int from = operandAt + 1;
        result.put(
                "labels", List.of(link(label(function, ip), target, from, from + operandLength)));
        return result;
    }

    private static Map<String, Object> link(String name, String target, int from, int to) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("startCol", from);
        range.put("endCol", to);
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("name", name);
        link.put("target", target);
        link.put("range", range);
        return link;
    }

    private void printChildren(MpyFunction function) {
        StringBuilder line = new StringBuilder("  children: [");
        List<String> labels = new ArrayList<>();
        List<Object> links = new ArrayList<>();
        labels.add(function.escapedName + ".children");
        for (int i = 0; i < function.children.size(); i++) {
            MpyFunction child = function.children.get(i);
            if (i > 0) {
                line.append(", ");
            }
            int from = line.codePointCount(0, line.length()) + 1;
            line.append(child.simpleName());
            int to = line.codePointCount(0, line.length()) + 1;
            String label = function.escapedName + ".child" + i;
            labels.add(label);
            links.add(link(label, child.escapedName, from, to));
        }
        out.print(line.append(']').toString(), Map.of("labels", links), labels);
    }
}
