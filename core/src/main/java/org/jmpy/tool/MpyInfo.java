package org.jmpy.tool;

import org.jmpy.bytecode.Prelude;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a file holds, in a few lines: versions, tables, functions and their sizes. */
final class MpyInfo {
    private static final int SHOWN_CONSTANT = 60;

    private MpyInfo() {}

    /** {@return the version as people write it: 6, or 6.3 if machine code depends on it} */
    static String version(MpyFile file) {
        return file.arch == 0 ? "6" : "6." + (file.header(2) & 3);
    }

    static String arch(MpyFile file) {
        return file.arch == 0 ? "none" : file.archName().toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> describe(MpyFile file) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.path);
        result.put("bytes", file.bytes.length);
        result.put("version", version(file));
        result.put("arch", arch(file));
        if (file.hasArchFlags()) {
            result.put("archFlags", file.archFlags);
        }
        result.put("smallIntBits", file.header(3));
        result.put("source", file.sourceFile());
        result.put("tables", sizes(file));
        result.put("qstrs", file.qstrs);
        List<Object> constants = new ArrayList<>();
        for (Object constant : file.constants) {
            constants.add(PyText.repr(constant));
        }
        result.put("constants", constants);
        result.put("code", describe(file.root));
        return result;
    }

    private static Map<String, Object> sizes(MpyFile file) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("qstrBytes", file.constantsStart - file.qstrsStart);
        sizes.put("constantBytes", file.rootStart - file.constantsStart);
        sizes.put("codeBytes", file.bytes.length - file.rootStart);
        return sizes;
    }

    static Map<String, Object> describe(MpyFunction function) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", function.simpleName());
        result.put("kind", kind(function));
        result.put("offset", function.start);
        result.put("bytes", function.length);
        Prelude prelude = function.prelude;
        if (prelude != null) {
            result.put("parameters", function.parameterNames());
            result.put("frameSlots", prelude.nState);
            result.put("handlers", prelude.nExcStack);
            result.put("isGenerator", prelude.isGenerator());
            result.put("lineInfoBytes", prelude.cellsStart() - prelude.lineInfoStart());
            if (function.kind == MpyFunction.BYTECODE) {
                result.put("opcodeBytes", function.end() - prelude.codeStart());
                result.put("line", function.line(prelude.codeStart()));
            }
        }
        List<Object> children = new ArrayList<>();
        for (MpyFunction child : function.children) {
            children.add(describe(child));
        }
        result.put("functions", children);
        return result;
    }

    static String kind(MpyFunction function) {
        return switch (function.kind) {
            case MpyFunction.BYTECODE -> "bytecode";
            case MpyFunction.NATIVE -> "native";
            case MpyFunction.VIPER -> "viper";
            default -> "asm";
        };
    }

    static void print(MpyFile file, Lines out) {
        out.print(
                file.path
                        + ": mpy v"
                        + version(file)
                        + (file.arch == 0 ? ", bytecode" : ", native " + arch(file))
                        + ", small ints of "
                        + file.header(3)
                        + " bits, "
                        + file.bytes.length
                        + " bytes");
        if (file.hasArchFlags()) {
            out.print("  architecture flags 0x" + Integer.toHexString(file.archFlags));
        }
        out.print("  source " + file.sourceFile());
        out.print(
                "  "
                        + file.qstrs.size()
                        + " qstrs in "
                        + (file.constantsStart - file.qstrsStart)
                        + " bytes, "
                        + file.constants.size()
                        + " constants in "
                        + (file.rootStart - file.constantsStart)
                        + ", code in "
                        + (file.bytes.length - file.rootStart));
        for (int i = 0; i < file.constants.size(); i++) {
            String text = PyText.repr(file.constants.get(i));
            boolean isLong = text.length() > SHOWN_CONSTANT;
            out.print(
                    "  constant "
                            + i
                            + ": "
                            + (isLong ? text.substring(0, SHOWN_CONSTANT) + "..." : text));
        }
        out.print("  bytes  frame  function");
        print(file.root, "", out);
    }

    private static void print(MpyFunction function, String indent, Lines out) {
        StringBuilder line = new StringBuilder();
        pad(line, function.length, 7);
        if (function.prelude == null) {
            line.append("      -");
        } else {
            pad(line, function.prelude.nState, 7);
        }
        line.append("  ").append(indent).append(function.simpleName());
        if (function.prelude != null && !function.simpleName().startsWith("<")) {
            line.append('(').append(String.join(", ", function.parameterNames())).append(')');
        }
        if (function.kind != MpyFunction.BYTECODE) {
            line.append("  [").append(kind(function)).append(']');
        }
        if (function.prelude != null && function.prelude.isGenerator()) {
            line.append("  [generator]");
        }
        out.print(line.toString());
        for (MpyFunction child : function.children) {
            print(child, indent + "  ", out);
        }
    }

    /** Appends a number at the right of a column. */
    static void pad(StringBuilder line, int value, int width) {
        String text = Integer.toString(value);
        line.repeat(' ', Math.max(0, width - text.length())).append(text);
    }

    static Map<String, Object> describeSegments(MpyFile file) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.path);
        List<Object> segments = new ArrayList<>();
        for (Segment segment : file.segments) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("kind", segment.kind().name().toLowerCase(Locale.ROOT));
            row.put("name", PyText.str(segment.name()));
            row.put("offset", segment.start());
            row.put("bytes", segment.end() - segment.start());
            segments.add(row);
        }
        result.put("segments", segments);
        return result;
    }
}
