package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The instructions of a file for people: grouped by source line, jumps with the place they lead to,
 * constants and names in full.
 */
public final class Listing {
    private Listing() {}

    /**
     * {@return the instructions of a file}
     *
     * @param path what messages call it
     * @param function the name of the only one to list, with those of what it is in and dots
     *     between; null for all
     * @throws ToolException if it is no .mpy file
     */
    public static String text(String path, byte[] bytes, String function) throws ToolException {
        StringBuilder text = new StringBuilder();
        MpyFile file = MpyFile.read(path, bytes);
        print(file, function, (line, _, _) -> text.append(line).append('\n'));
        return text.toString();
    }

    static void print(MpyFile file, Lines out) throws ToolException {
        print(file, null, out);
    }

    private static void print(MpyFile file, String wanted, Lines out) throws ToolException {
        try {
            print(file.root, "", wanted, out);
        } catch (IndexOutOfBoundsException e) {
            throw file.corrupt();
        }
    }

    private static void print(MpyFunction function, String path, String wanted, Lines out) {
        String name = path + function.simpleName();
        if (wanted == null || wanted.equals(name)) {
            print(function, name, out);
        }
        String below = function.simpleName().equals("<module>") ? path : name + ".";
        for (MpyFunction child : function.children) {
            print(child, below, wanted, out);
        }
    }

    private static void print(MpyFunction function, String name, Lines out) {
        StringBuilder head = new StringBuilder(name);
        if (function.prelude != null) {
            head.append('(').append(String.join(", ", function.parameterNames())).append(')');
            head.append("  frame ").append(function.prelude.nState);
            if (function.prelude.nExcStack > 0) {
                head.append(", handlers ").append(function.prelude.nExcStack);
            }
            if (function.prelude.isGenerator()) {
                head.append(", generator");
            }
        }
        head.append("  [").append(function.length).append(" bytes at ").append(function.start);
        out.print(head.append(']').toString());
        if (function.kind == MpyFunction.BYTECODE) {
            printCode(function, out);
        } else {
            out.print("          " + MpyInfo.kind(function) + " code");
        }
        out.print("");
    }

    private static void printCode(MpyFunction function, Lines out) {
        CodeBytes code = function.code();
        TreeSet<Integer> targets = targets(function);
        int first = function.prelude.codeStart();
        int shownLine = -1;
        int length;
        for (int ip = first; ip < function.end(); ip += length) {
            length = Opcode.length(code, ip);
            int line = function.line(ip);
            StringBuilder row = new StringBuilder();
            if (line != shownLine) {
                MpyInfo.pad(row, line, 6);
                shownLine = line;
            } else {
                row.append("      ");
            }
            row.append(targets.contains(ip) ? " >" : "  ");
            MpyInfo.pad(row, ip - first, 5);
            row.append("  ").append(instruction(function, ip));
            out.print(row.toString());
        }
    }

    private static TreeSet<Integer> targets(MpyFunction function) {
        TreeSet<Integer> targets = new TreeSet<>();
        CodeBytes code = function.code();
        int ip = function.prelude.codeStart();
        while (ip < function.end()) {
            if (Opcode.format(code.at(ip)) >= Opcode.SIGNED) {
                targets.add(Opcode.target(code, ip));
            }
            ip += Opcode.length(code, ip);
        }
        return targets;
    }

    /** {@return an instruction with all that its operand stands for} */
    static String instruction(MpyFunction function, int ip) {
        CodeBytes code = function.code();
        int op = code.at(ip);
        int format = Opcode.format(op);
        StringBuilder text = new StringBuilder(Disassembly.name(op));
        if (format == Opcode.NONE) {
            return text.toString();
        }
        text.append(' ');
        if (format >= Opcode.SIGNED) {
            text.append("to ").append(Opcode.target(code, ip) - function.prelude.codeStart());
            if (format == Opcode.UNWIND) {
                int spec = code.at(ip + Opcode.length(code, ip) - 1);
                text.append(", out of ").append(spec & 0x7f).append(" blocks");
                text.append((spec & Opcode.UNWIND_DROPS_ITERATOR) != 0 ? " and a for loop" : "");
            }
        } else if (format == Opcode.CHILD || format == Opcode.CHILD_BYTE) {
            text.append(function.children.get(code.vuint(ip + 1)).simpleName());
            if (format == Opcode.CHILD_BYTE) {
                int cells = code.at(ip + Opcode.length(code, ip) - 1);
                text.append(" with ").append(cells).append(cells == 1 ? " cell" : " cells");
            }
        } else if (op == Opcode.LOAD_CONST_STRING) {
            text.append(PyText.repr(function.file.qstrs.get(code.vuint(ip + 1))));
        } else if (op >= Opcode.CALL_FUNCTION && op <= Opcode.CALL_METHOD_VAR_KW) {
            int counts = code.vuint(ip + 1);
            text.append(counts & 0xff).append(" positional");
            int keywords = (counts >> 8) & 0xff;
            text.append(keywords > 0 ? ", " + keywords + " keyword" : "");
        } else {
            text.append(Disassembly.operand(function.file, ip));
        }
        return text.toString();
    }

    static Map<String, Object> describe(MpyFile file) throws ToolException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.path);
        result.put("source", file.sourceFile());
        try {
            result.put("code", describe(file.root));
        } catch (IndexOutOfBoundsException e) {
            throw file.corrupt();
        }
        return result;
    }

    private static Map<String, Object> describe(MpyFunction function) {
        Map<String, Object> result = MpyInfo.describe(function);
        result.remove("functions");
        if (function.kind == MpyFunction.BYTECODE) {
            List<Object> rows = new ArrayList<>();
            CodeBytes code = function.code();
            int first = function.prelude.codeStart();
            int length;
            for (int ip = first; ip < function.end(); ip += length) {
                length = Opcode.length(code, ip);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("offset", ip - first);
                row.put("line", function.line(ip));
                row.put("bytes", length);
                row.put("text", instruction(function, ip));
                if (Opcode.format(code.at(ip)) >= Opcode.SIGNED) {
                    row.put("target", Opcode.target(code, ip) - first);
                }
                rows.add(row);
            }
            result.put("instructions", rows);
        }
        List<Object> children = new ArrayList<>();
        for (MpyFunction child : function.children) {
            children.add(describe(child));
        }
        result.put("functions", children);
        return result;
    }
}
