package org.jmpy.register;

import org.jmpy.interp.FunctionCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads register code written as text: functions with a head, directives, labels and one
 * instruction a line, as {@link Disassembler} prints them. A number sign begins a comment.
 *
 * <pre>
 * .function i64 twice(i64 a0) {
 *     lda.i64 a0
 *     add.i64 a0
 *     ret.i64
 * }
 * </pre>
 *
 * <p>{@code a0} and so on are the parameters, {@code v0} and so on all registers from the lowest.
 * Directives: {@code .registers N} for more registers than are named, {@code .entry v, type} for
 * what a register holds at the start, {@code .handlers N} for how many can be open at a time,
 * {@code .catch from, to, handler}. Functions that Python code was lowered to have their {@link
 * Signature} after {@code .python}, and a {@code .wait label, depth} for each place where a
 * generator goes on, with so many values on the stack.
 */
final class Assembler {
    /** The head and the lines of one function. */
    static final class Source {
        final String name;
        final int line;
        final int[] parameters;
        final int result;
        final List<String> lines = new ArrayList<>();
        int levels;

        /** How Python calls it, null if only text does. */
        Signature signature;

        private final Map<Integer, Integer> entries = new HashMap<>();
        private int registers;

        Source(String name, int line, int[] parameters, int result) {
            this.name = name;
            this.line = line;
            this.parameters = parameters;
            this.result = result;
            this.registers = parameters.length;
        }

        /**
         * {@return what a local holds at the start; they are the registers from the highest down}
         */
        int localType(int local) {
            return local < parameters.length
                    ? parameters[local]
                    : entries.getOrDefault(registers - 1 - local, Kinds.UNDEFINED);
        }

        /** {@return how many registers it needs at least} */
        int registers() {
            return registers;
        }
    }

    /** The functions of a program: those that others call, and those that others make. */
    record Functions(Map<String, Callee> called, Map<String, FunctionCode> made) {
        static final Functions NONE = new Functions(Map.of(), Map.of());
    }

    /** Where a generator goes on in bytecode that is not there. */
    private static final int NO_IP = 0;

    private final Source source;
    private final Functions functions;
    private final RegisterBuilder out;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Insn.Label> labels = new HashMap<>();
    private final Map<String, Integer> placed = new HashMap<>();
    private int line;

    private Assembler(Source source, int registers, Functions functions) {
        this.source = source;
        this.functions = functions;
        out = new RegisterBuilder(source.name);
        out.isText = true;
        out.registers = registers;
        out.parameters = source.parameters.length;
        out.result = source.result;
        out.levels = source.levels;
        out.entry = new int[registers];
        Arrays.fill(out.entry, Kinds.UNDEFINED);
        for (int i = 0; i < source.parameters.length; i++) {
            out.entry[registers - 1 - i] = source.parameters[i];
        }
    }

    // ---- heads
    // -----------------------------------------------------------------------------------

    /** {@return the functions of a text by name, not yet read but for their heads} */
    static Map<String, Source> split(String text) throws AssemblyException {
        Map<String, Source> sources = new LinkedHashMap<>();
        Source open = null;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = withoutComment(raw).strip();
            if (open == null && line.startsWith(".function ")) {
                open = head(line, number);
                if (sources.put(open.name, open) != null) {
                    throw new AssemblyException(number, "two functions " + open.name);
                }
            } else if (open != null && line.equals("}")) {
                open = null;
            } else if (open != null) {
                open.lines.add(line);
                survey(open, line, number);
            } else if (!line.isEmpty()) {
                throw new AssemblyException(number, "expected .function");
            }
        }
        if (open != null) {
            throw new AssemblyException(open.line, "no } at the end of " + open.name);
        }
        return sources;
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == '#' && !quoted) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static Source head(String line, int number) throws AssemblyException {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        String[] words = line.substring(0, Math.max(0, open)).strip().split("\\s+", 3);
        if (open < 0
                || close < open
                || words.length != 3
                || !line.substring(close + 1).strip().equals("{")) {
            throw new AssemblyException(number, "expected .function TYPE NAME(TYPE a0, ...) {");
        }
        int result = type(words[1], number);
        String inside = line.substring(open + 1, close).strip();
        String[] parts = inside.isEmpty() ? new String[0] : inside.split(",");
        int[] parameters = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("\\s+");
            if (pair.length != 2 || !pair[1].equals("a" + i)) {
                throw new AssemblyException(number, "expected TYPE a" + i);
            }
            parameters[i] = type(pair[0], number);
        }
        String name = words[2].startsWith("\"") ? Literal.unquote(words[2]) : words[2];
        if (name == null) {
            throw new AssemblyException(number, "bad name");
        }
        return new Source(name, number, parameters, result);
    }

    private static int type(String name, int number) throws AssemblyException {
        int type = Kinds.named(name);
        if (type == 0) {
            throw new AssemblyException(number, "no type " + name);
        }
        return type;
    }

    /** Finds out how many registers and handlers a function needs. */
    private static void survey(Source source, String line, int number) throws AssemblyException {
        String[] words = line.split("[\\s,]+");
        if (words[0].equals(".handlers") && words.length == 2) {
            source.levels = natural(words[1], 0xff, number);
        } else if (words[0].equals(".registers") && words.length == 2) {
            source.registers = Math.max(source.registers, natural(words[1], 0xffff, number));
        } else if (words[0].equals(".python")) {
            source.signature = Signature.parse(line.substring(words[0].length()).strip());
            if (source.signature == null) {
                throw new AssemblyException(number, "expected .python NAME(PARAMETER, ...)");
            }
            return;
        } else if (words[0].equals(".entry") && words.length == 3) {
            boolean isRegister = words[1].matches("v\\d{1,5}");
            int register = isRegister ? Integer.parseInt(words[1].substring(1)) : -1;
            source.entries.put(register, type(words[2], number));
        }
        for (int i = 1; i < words.length; i++) {
            if (words[i].matches("v\\d{1,5}")) {
                int needed = Integer.parseInt(words[i].substring(1)) + 1 + source.parameters.length;
                source.registers = Math.max(source.registers, needed);
            }
        }
    }

    private static int natural(String text, int max, int number) throws AssemblyException {
        if (text.matches("\\d{1,9}")) {
            int value = Integer.parseInt(text);
            if (value <= max) {
                return value;
            }
        }
        throw new AssemblyException(number, "expected a number up to " + max);
    }

    // ---- functions
    // -------------------------------------------------------------------------------

    /**
     * {@return the code of a function}
     *
     * @param registers how many it shall have, at least those it needs
     * @param functions what it may call and make
     * @param pool entries that its pool begins with
     */
    static RegisterBuilder assemble(
            Source source, int registers, Functions functions, Object[] pool)
            throws AssemblyException {
        Assembler assembler = new Assembler(source, registers, functions);
        assembler.out.usePool(pool);
        return assembler.run();
    }

    private RegisterBuilder run() throws AssemblyException {
        line = source.line;
        for (String text : source.lines) {
            line++;
            if (text.endsWith(":") && text.indexOf(' ') < 0) {
                place(text.substring(0, text.length() - 1));
            } else if (text.startsWith(".")) {
                directive(text);
            } else if (!text.isEmpty()) {
                instruction(text);
            }
        }
        for (Map.Entry<String, Insn.Label> label : labels.entrySet()) {
            if (!placed.containsKey(label.getKey())) {
                throw error("no label " + label.getKey());
            }
        }
        return out;
    }

    private AssemblyException error(String message) {
        return new AssemblyException(line, source.name + ": " + message);
    }

    private Insn.Label label(String name) {
        return labels.computeIfAbsent(name, n -> new Insn.Label());
    }

    private void place(String name) throws AssemblyException {
        if (placed.put(name, line) != null) {
            throw error("two labels " + name);
        }
        out.add(Insn.at(label(name)));
    }

    private void directive(String text) throws AssemblyException {
        String[] words = text.split("[\\s,]+");
        switch (words[0]) {
            case ".registers", ".handlers" -> {
                if (words.length != 2) {
                    throw error("expected one number");
                }
            }
            case ".entry" -> {
                if (words.length != 3) {
                    throw error("expected .entry REGISTER, TYPE");
                }
                out.entry[register(words[1])] = type(words[2], line);
            }
            case ".catch" -> {
                boolean closes = words.length == 5 && words[4].equals("closes");
                if (words.length != 4 && !closes) {
                    throw error("expected .catch FROM, TO, HANDLER");
                }
                out.tries.add(
                        new RegisterBuilder.Try(
                                label(words[1]), label(words[2]), label(words[3]), closes));
            }
            case ".python" -> {}
            case ".wait" -> {
                if (words.length != 3) {
                    throw error("expected .wait LABEL, DEPTH");
                }
                int depth = natural(words[2], out.registers, line);
                Insn.Label place = label(words[1]);
                out.headers.add(new RegisterBuilder.Header(place, NO_IP, depth, true, null));
            }
            default -> throw error("no directive " + words[0]);
        }
    }

    private void instruction(String text) throws AssemblyException {
        int space = text.indexOf(' ');
        String name = space < 0 ? text : text.substring(0, space);
        List<String> operands = items(space < 0 ? "" : text.substring(space + 1));
        List<Isa.Row> rows = Isa.rows(name);
        if (rows == null || rows.getFirst().is(Isa.QUICK)) {
            throw error("no instruction " + name);
        }
        Isa.Row row = rows.getFirst();
        if (row.operands().size() != operands.size()) {
            throw error(name + " takes " + row.operands().size() + " operands");
        }
        long[] values = new long[operands.size()];
        Insn.Label target = null;
        for (int i = 0; i < values.length; i++) {
            char letter = row.operands().get(i).letter();
            if (letter == 'o') {
                target = label(operands.get(i));
            } else {
                values[i] = operand(row, letter, operands.get(i));
            }
        }
        Insn insn = Insn.of(row, target, values);
        checkFits(insn, rows);
        out.add(insn);
    }

    private void checkFits(Insn insn, List<Isa.Row> rows) throws AssemblyException {
        for (Isa.Row row : rows) {
            boolean fits = true;
            for (int i = 0; i < insn.operands.length; i++) {
                Isa.Operand operand = row.operands().get(i);
                fits &= operand.letter() == 'o' || operand.holds(insn.operands[i]);
            }
            if (fits) {
                return;
            }
        }
        throw error("operand of " + insn.row.name() + " is out of range");
    }

    /** Splits at commas that are neither in a string nor in parentheses. */
    static List<String> items(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int open = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
            } else if (c == ',' && open == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start).strip());
        }
        return parts;
    }

    private long operand(Isa.Row row, char letter, String text) throws AssemblyException {
        switch (letter) {
            case 'r', 'w', 'R', 'W':
                return register(text);
            case 'p':
                int op = Disassembler.operation(text);
                if (op < 0) {
                    throw error("no operation " + text);
                }
                return op;
            case 'k':
                boolean jumpsIf = !text.startsWith("!");
                int compare = Disassembler.operation(jumpsIf ? text : text.substring(1));
                if (compare < 0 || compare > 7) {
                    throw error("no condition " + text);
                }
                return Condition.of(compare, jumpsIf);
            case 'c':
                return constant(text);
            case 's', 'f', 'g':
                return name(letter, text);
            default:
                return row.opcode() == Isa.LDAI_F64 ? bits(text) : number(text);
        }
    }

    private int register(String text) throws AssemblyException {
        if (text.matches("[av]\\d{1,5}")) {
            int number = Integer.parseInt(text.substring(1));
            boolean isParameter = text.charAt(0) == 'a';
            if (number < (isParameter ? out.parameters : out.registers)) {
                return isParameter ? out.registers - 1 - number : number;
            }
        }
        throw error("no register " + text);
    }

    private long constant(String text) throws AssemblyException {
        Object value = Literal.parse(text);
        if (value == null) {
            throw error("no constant: " + text);
        }
        return out.constant(value);
    }

    private long name(char letter, String text) throws AssemblyException {
        int percent = text.lastIndexOf('%');
        boolean isShared = letter == 's' && percent > text.lastIndexOf('"');
        String written = isShared ? text.substring(0, percent) : text;
        String name = written.startsWith("\"") ? Literal.unquote(written) : written;
        if (name == null || name.isEmpty()) {
            throw error("no name: " + text);
        }
        if (letter == 's') {
            return isShared ? slots.computeIfAbsent(text, t -> slot(name)) : slot(name);
        }
        Object function = letter == 'g' ? functions.called.get(name) : functions.made.get(name);
        if (function == null) {
            throw error("no function " + name);
        }
        int known = out.pool.indexOf(function);
        return known >= 0 ? known : out.entryOf(function);
    }

    private int slot(String name) {
        return out.entryOf(new Site(name.intern()));
    }

    private long number(String text) throws AssemblyException {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw error("no number: " + text);
        }
    }

    private long bits(String text) throws AssemblyException {
        try {
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
            return Double.doubleToRawLongBits(Literal.parseDouble(text));
        } catch (NumberFormatException e) {
            throw error("no number: " + text);
        }
    }
}
