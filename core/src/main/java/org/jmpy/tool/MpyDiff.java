package org.jmpy.tool;

import org.jmpy.bytecode.Opcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed between two builds of a module: header, strings, constants, and function by function
 * the instructions. Functions are matched by their names and those of the functions around them;
 * table indexes and offsets do not count as changes, what they stand for does.
 */
final class MpyDiff {
    /** Beyond this product of lengths two functions are only told to differ. */
    private static final long MAX_CELLS = 16_000_000;

    private static final int CONTEXT = 2;

    private final MpyFile before;
    private final MpyFile after;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final List<Object> added = new ArrayList<>();
    private final List<Object> removed = new ArrayList<>();
    private final List<Object> changed = new ArrayList<>();
    private final List<String> newTexts = new ArrayList<>();
    private final List<String> lostTexts = new ArrayList<>();

    MpyDiff(MpyFile before, MpyFile after) throws ToolException {
        this.before = before;
        this.after = after;
        compareHeaders();
        compareTables();
        try {
            compareFunctions();
        } catch (IndexOutOfBoundsException e) {
            throw new ToolException(before.path + " or " + after.path + ": corrupt .mpy file");
        }
    }

    boolean isEmpty() {
        return header.isEmpty()
                && added.isEmpty()
                && removed.isEmpty()
                && changed.isEmpty()
                && newTexts.isEmpty()
                && lostTexts.isEmpty();
    }

    private void compareHeaders() {
        compareHeader("version", MpyInfo.version(before), MpyInfo.version(after));
        compareHeader("arch", MpyInfo.arch(before), MpyInfo.arch(after));
        compareHeader("smallIntBits", before.header(3), after.header(3));
        compareHeader("source", before.sourceFile(), after.sourceFile());
    }

    private void compareHeader(String name, Object old, Object now) {
        if (!old.equals(now)) {
            header.put(name, List.of(old, now));
        }
    }

    private void compareTables() {
        Set<String> old = texts(before);
        Set<String> now = texts(after);
        for (String text : now) {
            if (!old.contains(text)) {
                newTexts.add(text);
            }
        }
        for (String text : old) {
            if (!now.contains(text)) {
                lostTexts.add(text);
            }
        }
    }

    private static Set<String> texts(MpyFile file) {
        Set<String> texts = new LinkedHashSet<>();
        for (String qstr : file.qstrs.subList(1, file.qstrs.size())) {
            texts.add("qstr " + PyText.repr(qstr));
        }
        for (Object constant : file.constants) {
            texts.add("constant " + PyText.repr(constant));
        }
        return texts;
    }

    private void compareFunctions() {
        Map<String, MpyFunction> old = new LinkedHashMap<>();
        Map<String, MpyFunction> now = new LinkedHashMap<>();
        collect(before.root, "", old);
        collect(after.root, "", now);
        for (Map.Entry<String, MpyFunction> entry : now.entrySet()) {
            MpyFunction function = entry.getValue();
            MpyFunction other = old.remove(entry.getKey());
            if (other == null) {
                added.add(row(entry.getKey(), 0, function.length));
            } else {
                compare(entry.getKey(), other, function);
            }
        }
        old.forEach((name, function) -> removed.add(row(name, function.length, 0)));
    }

    private static void collect(
            MpyFunction function, String path, Map<String, MpyFunction> functions) {
        String name = path + function.simpleName();
        String unique = name;
        for (int i = 2; functions.putIfAbsent(unique, function) != null; i++) {
            unique = name + "#" + i;
        }
        String below = function.simpleName().equals("<module>") ? path : unique + ".";
        for (MpyFunction child : function.children) {
            collect(child, below, functions);
        }
    }

    private static Map<String, Object> row(String name, int old, int now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("function", name);
        row.put("bytesBefore", old);
        row.put("bytesAfter", now);
        return row;
    }

    private void compare(String name, MpyFunction old, MpyFunction now) {
        List<String> oldLines = lines(old);
        List<String> newLines = lines(now);
        if (!oldLines.equals(newLines)) {
            Map<String, Object> row = row(name, old.length, now.length);
            row.put("lines", difference(oldLines, newLines));
            changed.add(row);
        }
    }

    /** {@return what a function is and does; offsets of jumps are left out, they always move} */
    private static List<String> lines(MpyFunction function) {
        List<String> lines = new ArrayList<>();
        if (function.prelude != null) {
            lines.add(
                    "def ("
                            + String.join(", ", function.parameterNames())
                            + ") flags "
                            + function.scopeFlags);
        }
        if (function.kind != MpyFunction.BYTECODE) {
            byte[] bytes = function.code().copy(function.start, function.length);
            lines.add(MpyInfo.kind(function) + " " + FrozenQstrs.hexLiteral(bytes));
            return lines;
        }
        int ip = function.prelude.codeStart();
        while (ip < function.end()) {
            int op = function.code().at(ip);
            boolean isJump = Opcode.format(op) >= Opcode.SIGNED;
            lines.add(isJump ? Disassembly.name(op) : Listing.instruction(function, ip));
            ip += Opcode.length(function.code(), ip);
        }
        return lines;
    }

    /** {@return the lines that differ, with - or + in front, and some around them} */
    private static List<String> difference(List<String> old, List<String> now) {
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int oldEnd = old.size();
        int newEnd = now.size();
        while (oldEnd > start
                && newEnd > start
                && old.get(oldEnd - 1).equals(now.get(newEnd - 1))) {
            oldEnd--;
            newEnd--;
        }
        List<String> result = new ArrayList<>();
        for (int i = Math.max(0, start - CONTEXT); i < start; i++) {
            result.add("  " + old.get(i));
        }
        List<String> oldPart = old.subList(start, oldEnd);
        List<String> newPart = now.subList(start, newEnd);
        if ((long) oldPart.size() * newPart.size() > MAX_CELLS) {
            result.add("- " + oldPart.size() + " instructions");
            result.add("+ " + newPart.size() + " instructions");
        } else {
            align(oldPart, newPart, result);
        }
        for (int i = oldEnd; i < Math.min(old.size(), oldEnd + CONTEXT); i++) {
            result.add("  " + old.get(i));
        }
        return result;
    }

    /** Appends the lines of both along a longest common part. */
    private static void align(List<String> old, List<String> now, List<String> result) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(now.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean isSame = i < old.size() && j < now.size() && old.get(i).equals(now.get(j));
            if (isSame) {
                result.add("  " + old.get(i));
                i++;
                j++;
            } else if (j == now.size()
                    || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                result.add("- " + old.get(i++));
            } else {
                result.add("+ " + now.get(j++));
            }
        }
    }

    Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", "jmpy.mpy-diff/1");
        all.put("before", before.path);
        all.put("after", after.path);
        all.put("isEqual", isEmpty());
        all.put("header", header);
        all.put("newTexts", newTexts);
        all.put("lostTexts", lostTexts);
        all.put("added", added);
        all.put("removed", removed);
        all.put("changed", changed);
        return all;
    }

    void print(StringBuilder out) {
        if (isEmpty()) {
            return;
        }
        out.append("--- ").append(before.path).append("  ").append(before.bytes.length);
        out.append(" bytes\n+++ ").append(after.path).append("  ").append(after.bytes.length);
        out.append(" bytes\n");
        header.forEach(
                (name, values) -> {
                    List<?> pair = (List<?>) values;
                    out.append(name).append(": ").append(pair.get(0)).append(" -> ");
                    out.append(pair.get(1)).append('\n');
                });
        lostTexts.forEach(text -> out.append("- ").append(text).append('\n'));
        newTexts.forEach(text -> out.append("+ ").append(text).append('\n'));
        removed.forEach(row -> printRow(out, "removed", row));
        added.forEach(row -> printRow(out, "added", row));
        for (Object row : changed) {
            printRow(out, "changed", row);
            for (Object line : (List<?>) ((Map<?, ?>) row).get("lines")) {
                out.append("    ").append(line).append('\n');
            }
        }
    }

    private static void printRow(StringBuilder out, String what, Object row) {
        Map<?, ?> values = (Map<?, ?>) row;
        out.append(what).append(' ').append(values.get("function")).append(": ");
        out.append(values.get("bytesBefore")).append(" -> ").append(values.get("bytesAfter"));
        out.append(" bytes\n");
    }
}
