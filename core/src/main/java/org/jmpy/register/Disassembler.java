package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.interp.FunctionCode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Prints register code as the text that {@link Assembler} reads. */
final class Disassembler {
    /** Names of binary operations in text code, by number. */
    static final String[] OPERATIONS = operations();

    private final String name;
    private final Signature signature;
    private final RegisterFunction function;
    private final Function<FunctionCode, String> names;
    private final boolean withPositions;
    private final StringBuilder out = new StringBuilder();
    private final Map<Insn.Label, String> labels = new HashMap<>();

    /** For each inline-cache slot that several instructions use, its number. */
    private final Map<Long, Integer> shared = new HashMap<>();

    private Disassembler(
            String name,
            Signature signature,
            RegisterFunction function,
            Function<FunctionCode, String> names,
            boolean withPositions) {
        this.name = name;
        this.signature = signature;
        this.function = function;
        this.names = names;
        this.withPositions = withPositions;
    }

    /**
     * {@return the text of a function by itself}
     *
     * @param withPositions whether comments tell where instructions are and come from
     */
    static String print(RegisterFunction function, boolean withPositions) {
        return new Disassembler(function.name(), null, function, FunctionCode::name, withPositions)
                .print();
    }

    /**
     * {@return the text of a function of a program, with positions}
     *
     * @param name its name in the text
     * @param signature how Python calls it, null if it is only called by functions written as text
     * @param names gives the names of the functions it makes
     */
    static String print(
            String name,
            Signature signature,
            RegisterFunction function,
            Function<FunctionCode, String> names) {
        return new Disassembler(name, signature, function, names, true).print();
    }

    private static String[] operations() {
        String[] names = {
            "lt",
            "gt",
            "eq",
            "le",
            "ge",
            "ne",
            "in",
            "is",
            "match",
            "ior",
            "ixor",
            "iand",
            "ilshift",
            "irshift",
            "iadd",
            "isub",
            "imul",
            "imatmul",
            "ifloordiv",
            "itruediv",
            "imod",
            "ipow",
            "or",
            "xor",
            "and",
            "lshift",
            "rshift",
            "add",
            "sub",
            "mul",
            "matmul",
            "floordiv",
            "truediv",
            "mod",
            "pow"
        };
        if (names.length != BinaryOp.BYTECODE_COUNT) {
            throw new IllegalStateException();
        }
        return names;
    }

    private String print() {
        RegisterBuilder code = RegisterBuilder.decode(function);
        head();
        findShared(code);
        Map<Insn.Label, Integer> waits = waits(code);
        nameLabels(code, waits.keySet());
        waits.forEach(
                (label, depth) -> {
                    out.append("    .wait ").append(labels.get(label)).append(", ");
                    out.append(depth).append('\n');
                });
        for (RegisterBuilder.Try t : code.tries) {
            out.append("    .catch ").append(labels.get(t.from())).append(", ");
            out.append(labels.get(t.to())).append(", ").append(labels.get(t.handler()));
            out.append(t.closes() ? ", closes" : "").append('\n');
        }
        for (Insn insn : code.code) {
            if (!insn.isLabel()) {
                instruction(insn);
            } else if (labels.containsKey(insn.label)) {
                out.append(labels.get(insn.label)).append(":\n");
            }
        }
        return out.append("}\n").toString();
    }

    private void findShared(RegisterBuilder code) {
        Set<Long> once = new HashSet<>();
        for (Insn insn : code.code) {
            for (int i = 0; !insn.isLabel() && i < insn.operands.length; i++) {
                boolean isSlot = insn.row.operands().get(i).letter() == 's';
                if (isSlot && !once.add(insn.operands[i])) {
                    shared.putIfAbsent(insn.operands[i], shared.size());
                }
            }
        }
    }

    /** Names the labels that something of the text leads to, in their order. */
    private void nameLabels(RegisterBuilder code, Set<Insn.Label> waits) {
        Set<Insn.Label> used = new HashSet<>(waits);
        for (Insn insn : code.code) {
            used.add(insn.target);
        }
        for (RegisterBuilder.Try t : code.tries) {
            used.addAll(List.of(t.from(), t.to(), t.handler()));
        }
        for (Insn insn : code.code) {
            if (insn.isLabel() && used.contains(insn.label)) {
                labels.put(insn.label, "L" + labels.size());
            }
        }
    }

    /**
     * {@return where a generator goes on, and how many values are on the stack of its frame then;
     * nothing for a function that is no generator or stands by itself}
     */
    private Map<Insn.Label, Integer> waits(RegisterBuilder code) {
        Map<Insn.Label, Integer> waits = new LinkedHashMap<>();
        if (signature == null || !signature.isGenerator()) {
            return waits;
        }
        Map<Insn.Label, Integer> depths = new HashMap<>();
        for (RegisterBuilder.Header header : code.headers) {
            // The same place can be a loop header, without the value that is sent.
            depths.merge(header.label(), header.depth(), Math::max);
        }
        Insn last = null;
        for (int i = 0; i < code.code.size(); i++) {
            Insn insn = code.code.get(i);
            if (!insn.isLabel()) {
                last = insn;
            } else if (isAt(code.code, i + 1, Isa.YIELD_FROM)
                    || last != null && last.row.opcode() == Isa.YIELD) {
                waits.put(insn.label, depths.get(insn.label));
            }
        }
        return waits;
    }

    private static boolean isAt(List<Insn> code, int index, int opcode) {
        Insn insn = index < code.size() ? code.get(index) : null;
        return insn != null && !insn.isLabel() && insn.row.opcode() == opcode;
    }

    private void head() {
        out.append(".function ").append(Kinds.name(function.result())).append(' ');
        out.append(name(name)).append('(');
        for (int i = 0; i < function.parameters(); i++) {
            out.append(i == 0 ? "" : ", ");
            out.append(Kinds.name(function.parameterType(i))).append(" a").append(i);
        }
        out.append(") {\n    .registers ").append(function.registers()).append('\n');
        if (signature != null) {
            out.append("    .python ").append(signature).append('\n');
        }
        if (function.levels() > 0) {
            out.append("    .handlers ").append(function.levels()).append('\n');
        }
        for (int v = function.registers() - function.parameters() - 1; v >= 0; v--) {
            if (function.entry()[v] != Kinds.UNDEFINED) {
                out.append("    .entry ").append(register(v)).append(", ");
                out.append(Kinds.name(function.entry()[v])).append('\n');
            }
        }
    }

    private void instruction(Insn insn) {
        int start = out.length();
        out.append("    ").append(insn.row.name());
        List<Isa.Operand> operands = insn.row.operands();
        for (int i = 0; i < operands.size(); i++) {
            out.append(i == 0 ? " " : ", ");
            operand(insn, operands.get(i), insn.operands[i]);
        }
        if (withPositions) {
            while (out.length() - start < 40) {
                out.append(' ');
            }
            out.append("# ").append(insn.pc);
            int now = function.code()[insn.pc] & 0xff;
            if (insn.row.opcode() <= 0xff && now != insn.row.opcode()) {
                out.append(' ').append(Isa.row(now).name());
            }
            if (insn.exit != null) {
                out.append(" from ").append(insn.exit.ip());
                exit(insn.exit);
            }
        }
        out.append('\n');
    }

    private void exit(Insn.Exit exit) {
        for (int place : exit.places()) {
            int number = Place.number(place);
            out.append(' ');
            switch (Place.kind(place)) {
                case Place.ACC -> out.append("acc");
                case Place.REGISTER -> out.append(register(number));
                case Place.CONSTANT -> out.append('c').append(number);
                case Place.INT -> out.append(Place.intOf(place));
                case Place.NULL -> out.append("null");
                default -> out.append('.');
            }
        }
    }

    private void operand(Insn insn, Isa.Operand operand, long value) {
        switch (operand.letter()) {
            case 'r', 'w', 'R', 'W' -> out.append(register((int) value));
            case 'p' -> out.append(OPERATIONS[(int) value]);
            case 'k' -> {
                int condition = (int) value;
                out.append(Condition.jumpsIf(condition) ? "" : "!");
                out.append(OPERATIONS[Condition.operation(condition)]);
            }
            case 'o' -> out.append(labels.get(insn.target));
            case 'c' -> out.append(Literal.print(function.pool()[(int) value]));
            case 's' -> {
                out.append(name(function.pool()[(int) value].toString()));
                Integer number = shared.get(value);
                out.append(number == null ? "" : "%" + number);
            }
            case 'g' -> out.append(name(function.pool()[(int) value].toString()));
            case 'f' -> {
                FunctionCode code = (FunctionCode) function.pool()[(int) value];
                out.append(name(names.apply(code)));
            }
            case 'i' ->
                    out.append(
                            insn.row.opcode() == Isa.LDAI_F64 ? real(value) : Long.toString(value));
            default -> out.append(value);
        }
    }

    /** A double; one that is no number by its bits, for there are many. */
    private static String real(long bits) {
        double value = Double.longBitsToDouble(bits);
        return Double.isNaN(value) ? "0x" + Long.toHexString(bits) : Double.toString(value);
    }

    private String register(int number) {
        int fromTop = function.registers() - 1 - number;
        return fromTop < function.parameters() ? "a" + fromTop : "v" + number;
    }

    /** {@return a name as text code writes it: in quotes if it is no identifier} */
    static String name(String name) {
        boolean plain = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            plain &= Character.isJavaIdentifierPart(name.charAt(i));
        }
        return plain ? name : Literal.quote(name);
    }

    /** {@return the number of an operation's name, -1 if there is none} */
    static int operation(String name) {
        for (int i = 0; i < OPERATIONS.length; i++) {
            if (OPERATIONS[i].equals(name.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
