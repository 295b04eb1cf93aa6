package org.jmpy.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jmpy.bytecode.Opcode;
import org.jmpy.compiler.Mode;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures the claims of the Panda runtime's rationale on our own code: how long the same functions
 * are as stack, register and accumulator code, and how fast they are interpreted. {@code
 * dev/register-code} runs it and writes docs/register-code.md.
 */
final class EncodingExperiment {
    /** How long a kernel runs in a process; the median of the last third of its runs counts. */
    private static final long NANOS = 5_000_000_000L;

    private static final int NEAR = 16;

    /** What operations and comparisons that have run are for, by the name of their instruction. */
    private static final List<String> KINDS = List.of("int", "float", "any");

    /** Kernels that are timed, with the size of a run. */
    private static final Map<String, Long> TIMED =
            new TreeMap<>(
                    Map.of(
                            "fannkuch", 8L,
                            "nbody", 10_000L,
                            "chaos", 3_000L,
                            "richards", 2L,
                            "hexiom", 4L,
                            "nqueens", 7L,
                            "scimark_sor", 120L,
                            "pystone", 20_000L));

    // ---- sizes
    // -----------------------------------------------------------------------------------

    private int functions;
    private int refused;
    private long stackBytes;
    private long stackInstructions;
    private long loweredBytes;
    private long loweredInstructions;
    private long ownBytes;
    private long ownInstructions;
    private long fixedAccumulatorBytes;
    private long registerBytes;
    private long wideRegisterBytes;
    private long variableRegisterBytes;
    private long registerInstructions;
    private long operands;
    private long nearHigh;
    private long nearLow;
    private final Map<String, Integer> names = new TreeMap<>();

    private EncodingExperiment() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("time")) {
            time(Path.of(args[1]), Long.parseLong(args[2]), args[3].equals("tier1"));
            return;
        }
        Path root = Path.of(args[0]);
        EncodingExperiment experiment = new EncodingExperiment();
        for (int i = 1; i < args.length; i++) {
            try (Stream<Path> files = Files.walk(Path.of(args[i]))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".py")).toList()) {
                    experiment.measure(file);
                }
            }
        }
        String page = experiment.page(root.resolve("bench/kernels"), args.length - 1);
        Files.writeString(root.resolve("docs/register-code.md"), page);
    }

    private void measure(Path file) throws IOException {
        Vm vm = Programs.vm();
        try {
            byte[] source = Files.readAllBytes(file);
            ModuleCode module =
                    new ModuleCode(
                            vm,
                            Sources.compile(vm, source, file.toString(), Mode.FILE),
                            new PyDict());
            measure(module.outer().code());
        } catch (PyError e) {
            // For another Python: not ours to measure.
        }
    }

    private void measure(FunctionCode code) {
        try {
            RegisterFunction lowered = Lowering.lower(code, false).build();
            count(code, lowered, Optimiser.optimise(lowered));
        } catch (Refused | Invalid e) {
            refused++;
        }
        for (int i = 0; i < code.raw().children().size(); i++) {
            measure(code.child(i));
        }
    }

    private void count(FunctionCode code, RegisterFunction lowered, RegisterFunction own) {
        functions++;
        int length;
        for (int ip = code.codeStart(); ip < code.raw().end(); ip += length) {
            length = Opcode.length(code.raw().code(), ip);
            stackBytes += length;
            stackInstructions++;
        }
        loweredBytes += lowered.code().length;
        loweredInstructions += instructions(lowered);
        ownBytes += own.code().length;
        RegisterBuilder decoded = RegisterBuilder.decode(own);
        for (Insn insn : decoded.code) {
            if (!insn.isLabel()) {
                count(insn, decoded);
            }
        }
    }

    private static int instructions(RegisterFunction function) {
        int count = 0;
        for (int pc = 0; pc < function.code().length; count++) {
            pc += Isa.at(function.code(), pc).length();
        }
        return count;
    }

    /** Adds an instruction to the sizes of all forms. */
    private void count(Insn insn, RegisterBuilder in) {
        ownInstructions++;
        names.merge(group(insn), 1, Integer::sum);
        int registers = 0;
        int other = insn.row.isPrefixed() ? 2 : 1;
        boolean isNear = true;
        for (int i = 0; i < insn.operands.length; i++) {
            Isa.Operand operand = insn.row.operands().get(i);
            if (operand.isRegister()) {
                registers++;
                isNear &= insn.operands[i] < NEAR;
                count((int) insn.operands[i], in);
            } else {
                // Fixed width: each jump has two bytes.
                other += operand.letter() == 'o' ? 2 : operand.bits() / 8;
            }
        }
        boolean isWide = insn.row.opcode() == Isa.MOV_16;
        fixedAccumulatorBytes += other + registers * (isWide ? 2 : 1);
        if (insn.is(Isa.LDA_8) || insn.is(Isa.STA_8)) {
            // Who makes or reads the value names the register instead.
            return;
        }
        int all = registers + (insn.row.accIn() != 0 ? 1 : 0) + (insn.row.writesAcc() ? 1 : 0);
        registerInstructions++;
        registerBytes += other + all;
        wideRegisterBytes += other + 2L * all;
        variableRegisterBytes += other + (isNear ? (all + 1) / 2 : all);
    }

    /**
     * Notes whether a register fits 4 bits, with temporaries lowest, and with parameters lowest.
     */
    private void count(int register, RegisterBuilder in) {
        operands++;
        nearHigh += register < NEAR ? 1 : 0;
        int locals = 0;
        for (int i = 0; i < in.registers; i++) {
            locals += Optimiser.isLocal(in, i) ? 1 : 0;
        }
        boolean isLocal = Optimiser.isLocal(in, register);
        int other = isLocal ? in.registers - 1 - register : locals + register;
        nearLow += other < NEAR ? 1 : 0;
    }

    private static String group(Insn insn) {
        String name = insn.row.name();
        if (name.startsWith("call")) {
            return "calls";
        } else if (insn.has(Isa.JUMPS)) {
            return "jumps, compare and branch, for";
        } else if (insn.is(Isa.LDA_8) || insn.is(Isa.STA_8)) {
            return "accumulator from and to register";
        } else if (insn.row.flags() == 0) {
            return "moves and constants";
        } else if (name.contains("attr") || name.contains("method")) {
            return "attributes and methods";
        } else if (name.contains("global") || name.contains("name")) {
            return "global names";
        } else if (name.contains("subscr")) {
            return "items";
        } else if (name.startsWith("bin") || insn.is(Isa.NOT) || insn.is(Isa.NEG)) {
            return "operations";
        }
        return name.startsWith("ret") ? "returns" : "others";
    }

    // ---- times
    // -----------------------------------------------------------------------------------

    /** Times one kernel in this process. */
    private static void time(Path file, long n, boolean registers) throws IOException {
        Vm vm = Programs.vm();
        RegisterJit jit = new RegisterJit(false);
        vm.setJit(registers ? jit : null);
        PyDict globals = new PyDict();
        globals.put("__name__", "kernel");
        byte[] source = Files.readAllBytes(file);
        BytecodeFunction body =
                new ModuleCode(vm, Sources.compile(vm, source, file.toString(), Mode.FILE), globals)
                        .outer();
        body.callBody(globals);
        BytecodeFunction run = (BytecodeFunction) globals.get("run");
        List<Long> times = new ArrayList<>();
        for (long begin = System.nanoTime(); System.nanoTime() - begin < NANOS; ) {
            long start = System.nanoTime();
            run.call1(n);
            times.add(System.nanoTime() - start);
        }
        List<Long> last = times.subList(2 * times.size() / 3, times.size());
        long median = last.stream().sorted().skip(last.size() / 2).findFirst().orElseThrow();
        int[] kinds = new int[KINDS.size()];
        countQuickened(body.code(), kinds);
        System.out.print(median);
        for (int kind : kinds) {
            System.out.print(" " + kind);
        }
        System.out.println();
    }

    /** Counts what the operations and comparisons of a function and those inside it became. */
    private static void countQuickened(FunctionCode code, int[] kinds) {
        if (code.registerCode() instanceof RegisterCode own) {
            int end = own.function.code().length;
            for (int pc = 0; pc < end; pc += Isa.at(own.code, pc).length()) {
                Isa.Row row = Isa.at(own.code, pc);
                if (Isa.unquick(row.opcode()) != row.opcode()) {
                    int kind = KINDS.indexOf(row.name().split("\\.", -1)[1]);
                    if (kind >= 0) {
                        kinds[kind]++;
                    }
                }
            }
        }
        for (int i = 0; i < code.raw().children().size(); i++) {
            countQuickened(code.child(i), kinds);
        }
    }

    /** {@return nanoseconds of a run, then how many instructions were for which of KINDS} */
    private static long[] measure(Path kernel, long n, String how) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss16m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(EncodingExperiment.class.getName(), "time"));
        command.addAll(List.of(kernel.toString(), Long.toString(n), how));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(kernel + ": " + text);
        }
        return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    // ---- the page
    // --------------------------------------------------------------------------------

    private String page(Path kernels, int folders) throws Exception {
        StringBuilder out = new StringBuilder();
        out.append(HEAD);
        out.append("Measured on ").append(functions).append(" functions of ").append(folders);
        out.append(" folders; ").append(refused).append(" more were not lowered.\n\n");
        sizes(out);
        out.append("\n## Speed\n\n");
        speed(out, kernels);
        out.append("\n## Operands and instructions\n\n");
        out.append("Registers that fit 4 bits: ").append(percent(nearHigh, operands));
        out.append(" of ").append(number(operands));
        out.append(" operands as it is, temporaries lowest and parameters highest; ");
        out.append(percent(nearLow, operands));
        out.append(" if parameters and locals were lowest (C5).\n\n");
        out.append("| instructions, as they stand in the code | share |\n|---|---:|\n");
        names.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(
                        e ->
                                out.append("| ")
                                        .append(e.getKey())
                                        .append(" | ")
                                        .append(percent(e.getValue(), ownInstructions))
                                        .append(" |\n"));
        out.append("\nC6: calls are not the most frequent; before them come moves, constants and ");
        out.append("names. They are ").append(percent(names.get("calls"), ownInstructions));
        out.append(" where they stand; how often they run is not measured here.\n");
        return out.toString();
    }

    private void sizes(StringBuilder out) {
        out.append("## Size\n\n| form | bytes | against three-address | instructions |\n");
        out.append("|---|---:|---:|---:|\n");
        row(out, "stack bytecode (`.mpy`)", stackBytes, stackInstructions);
        row(out, "three-address, fields of 16 bits", wideRegisterBytes, registerInstructions);
        row(out, "three-address, fields of 8 bits", registerBytes, registerInstructions);
        row(out, "three-address, fields of 4 or 8", variableRegisterBytes, registerInstructions);
        row(out, "accumulator, fields of 8 bits", fixedAccumulatorBytes, ownInstructions);
        row(out, "accumulator, variable width: ours", ownBytes, ownInstructions);
        row(out, "ours before it is optimised", loweredBytes, loweredInstructions);
        out.append("\nWhat this makes of the claims:\n\n");
        claim(
                out,
                "C1: stack code is smaller than three-address code by",
                26,
                stackBytes,
                registerBytes);
        claim(
                out,
                "C3: accumulator and variable width save against three-address code",
                20,
                ownBytes,
                registerBytes);
        claim(
                out,
                "C4: the accumulator alone saves, at fields of 8 bits,",
                25,
                fixedAccumulatorBytes,
                registerBytes);
        claim(out, "the same at variable width", 25, ownBytes, variableRegisterBytes);
        claim(
                out,
                "variable width alone saves, with the accumulator,",
                20,
                ownBytes,
                fixedAccumulatorBytes);
    }

    private void row(StringBuilder out, String form, long bytes, long instructions) {
        out.append("| ").append(form).append(" | ").append(number(bytes)).append(" | ");
        out.append(percent(bytes, registerBytes)).append(" | ").append(number(instructions));
        out.append(" |\n");
    }

    private static void claim(StringBuilder out, String text, int claimed, long a, long b) {
        out.append("- ").append(text).append(" **");
        out.append(String.format(Locale.ROOT, "%.1f", 100.0 * (b - a) / b));
        out.append(" %**; claimed: ").append(claimed).append(" %\n");
    }

    private static void speed(StringBuilder out, Path kernels) throws Exception {
        out.append(
                "| kernel | stack, ms | register, ms | stack is slower by | operations on floats"
                        + " |");
        out.append("\n|---|---:|---:|---:|---:|\n");
        long floats = 0;
        long all = 0;
        double product = 1;
        for (Map.Entry<String, Long> kernel : TIMED.entrySet()) {
            Path file = kernels.resolve(kernel.getKey() + ".py");
            double stack = measure(file, kernel.getValue(), "off")[0] / 1e6;
            long[] measured = measure(file, kernel.getValue(), "tier1");
            double register = measured[0] / 1e6;
            long ran = Arrays.stream(measured).skip(1).sum();
            floats += measured[1 + KINDS.indexOf("float")];
            all += ran;
            product *= stack / register;
            out.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %.1f | %.0f %% | %s |%n",
                            kernel.getKey(),
                            stack,
                            register,
                            100 * (stack / register - 1),
                            percent(measured[1 + KINDS.indexOf("float")], ran)));
        }
        double mean = Math.pow(product, 1.0 / TIMED.size());
        out.append(
                String.format(
                        Locale.ROOT,
                        "%nC2: stack code is interpreted more slowly by **%.0f %%** in the"
                                + " geometric mean; claimed: 10 to 40 %%.%n",
                        100 * (mean - 1)));
        out.append(
                "\nC7: of the operations and comparisons that ran in these kernels, where they ");
        out.append("stand, ").append(percent(floats, all));
        out.append(" settled on floats: not rare in numeric code, and absent elsewhere.\n");
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static final String HEAD =
            """
            # Register code, measured

            Tier 1 follows the bytecode of the Panda runtime: an accumulator and registers,
            encodings of several widths, typed instructions. Its rationale claims that stack code
            is about 26 % smaller than register code (C1) and 10 to 40 % slower (C2), that an
            accumulator and variable widths save 20 % (C3) and an accumulator in the ideal case
            25 % (C4), that parameters in the highest registers let most others fit 4 bits (C5),
            that calls are the most frequent instructions (C6), and that floats are rare enough to
            get one form only (C7). It gives no method. This page measures them on our own code:
            the same Python functions in each form, the same programs in the two interpreters.

            `dev/register-code FOLDER...` measures anew and writes this page; any folder of
            programs will do besides our own.

            The stack form is the bytecode of a `.mpy` file as it is executed in place. Ours is
            what the optimiser leaves. The three-address forms are ours without the accumulator:
            each instruction names a register for what it reads or writes there, and loads and
            stores of the accumulator are gone. Fields of fixed width have 8 (or 16) bits a
            register and 16 a jump. Tables beside the code are left out: constants, inline-cache
            slots, positions. A name costs stack code one or two bytes, as it does register code,
            where it is the number of a cache.

            Stack and register interpreter are loops of one Java method each over the same
            operations; the second also quickens instructions to the types they see, which stack
            code in read-only memory cannot. So its gain is not that of registers alone.

            """;
}
