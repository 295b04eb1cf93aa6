package org.jmpy.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Vm;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What the verifier accepts never breaks the interpreter: programs grown at random, and such with
 * bytes, types and tables changed at random, run to their end or raise a Python exception. Anything
 * else, an index outside the frame or a value of another class, is an internal error. The property
 * {@code register.programs} says how many programs, {@code register.seed} which.
 */
class VerifierPropertyTest {
    private static final int PROGRAMS = Integer.getInteger("register.programs", 3000);
    private static final long SEED = Long.getLong("register.seed", 20261121);
    private static final int MAX_LENGTH = 30;

    /** Values that grow must not do so for long. */
    private static final int STEPS = 5;

    private static final String ENDED = "no more steps";
    private static final int PARAMETERS = 3;
    private static final int LEVELS = 2;
    private static final String[] NAMES = {"len", "abs", "absent", "append", "real", "__class__"};

    private static final int[] TYPES = {
        Kinds.ANY, Kinds.I64, Kinds.F64, Kinds.LIST, Kinds.DICT, Kinds.STR, Kinds.INT, Kinds.MAYBE
    };

    private final Random random = new Random(SEED);
    private final List<String> names =
            Isa.rows().stream()
                    .filter(r -> !r.is(Isa.QUICK))
                    .map(Isa.Row::name)
                    .distinct()
                    .toList();
    private final List<Object> pool = new ArrayList<>();
    private Vm vm;
    private BytecodeFunction stub;
    private int accepted;
    private int finished;

    @Test
    void whatIsAcceptedRuns() throws Exception {
        for (int i = 0; i < PROGRAMS; i++) {
            if (i % 100 == 0) {
                start();
            }
            RegisterFunction function = grown();
            run(function, "program " + i);
            for (int k = 0; k < 10; k++) {
                RegisterFunction changed = changed(function);
                if (isAccepted(changed)) {
                    accepted++;
                    run(changed, "program " + i + " changed " + k);
                }
            }
        }
        assertTrue(accepted > PROGRAMS / 4, "accepted " + accepted);
        assertTrue(finished > PROGRAMS / 4, "finished " + finished);
    }

    /** A fresh context, with a function whose frames have room for the programs. */
    private void start() {
        vm = Programs.vm();
        stub =
                Programs.python(
                        vm,
                        """
                        def f(a, b, c):
                            d = e = f = g = h = 0
                            try:
                                try:
                                    d
                                except:
                                    e
                            except:
                                f
                        """,
                        "f");
        pool.clear();
        pool.addAll(List.of(5L, -1L, 1.5, "text", Singleton.NONE, Boolean.TRUE, 300L));
        pool.add(BigInteger.TWO.pow(70));
        pool.add(new PyTuple(1L, "two"));
        for (String name : NAMES) {
            Site site = new Site(name);
            site.link(stub.code().module().globals(), vm.builtins().globals());
            pool.add(site);
        }
    }

    // ---- programs
    // --------------------------------------------------------------------------------

    /** Instructions at random, each of which the verifier accepts behind those before it. */
    private RegisterFunction grown() throws Refused {
        RegisterBuilder code = new RegisterBuilder("f");
        code.isText = true;
        code.registers = stub.code().stateSize();
        code.parameters = PARAMETERS;
        code.levels = LEVELS;
        code.entry = new int[code.registers];
        Arrays.fill(code.entry, random.nextBoolean() ? Kinds.UNDEFINED : Kinds.NULL);
        for (int i = 0; i < PARAMETERS; i++) {
            code.entry[code.registers - 1 - i] = TYPES[random.nextInt(TYPES.length)];
        }
        code.usePool(pool.toArray());
        List<Insn.Label> labels = new ArrayList<>();
        Insn.Label end = new Insn.Label();
        Insn.Label handler = new Insn.Label();
        boolean catches = random.nextBoolean();
        Insn.Label from = new Insn.Label();
        code.add(Insn.at(from));
        List<Insn> tail = new ArrayList<>();
        tail.add(Insn.of(Isa.RET_NONE));
        if (catches) {
            tail.add(Insn.at(handler));
            tail.add(Insn.of(Isa.CAUGHT, 0));
            tail.add(Insn.of(Isa.CLOSE, 0));
            tail.add(Insn.of(Isa.RET));
            code.tries.add(new RegisterBuilder.Try(from, end, handler, random.nextBoolean()));
        }
        RegisterFunction result = null;
        int length = random.nextInt(2, MAX_LENGTH);
        for (int tries = 0; code.code.size() < length && tries < 40 * length; tries++) {
            int size = code.code.size();
            if (random.nextInt(8) == 0) {
                labels.add(new Insn.Label());
                code.add(Insn.at(labels.getLast()));
            } else {
                code.add(instruction(code.registers, labels, end));
            }
            RegisterFunction next = closed(code, end, tail);
            if (isAccepted(next)) {
                result = next;
            } else {
                Insn removed = code.code.remove(size);
                labels.remove(removed.label);
            }
        }
        return result == null ? closed(code, end, tail) : result;
    }

    private static RegisterFunction closed(RegisterBuilder code, Insn.Label end, List<Insn> tail)
            throws Refused {
        int size = code.code.size();
        code.add(Insn.at(end));
        code.code.addAll(tail);
        RegisterFunction function = code.build();
        code.code.subList(size, code.code.size()).clear();
        return function;
    }

    private Insn instruction(int registers, List<Insn.Label> labels, Insn.Label end) {
        while (true) {
            List<Isa.Row> rows = Isa.rows(names.get(random.nextInt(names.size())));
            Isa.Row row = rows.get(random.nextInt(rows.size()));
            if (row.is(Isa.CALLS) && row.is(Isa.RAISES) && random.nextBoolean()) {
                // Most would end the program.
                continue;
            }
            long[] operands = new long[row.operands().size()];
            boolean possible = true;
            for (int i = 0; i < operands.length; i++) {
                operands[i] = operand(row.operands().get(i), registers);
                possible &= operands[i] >= 0 || row.operands().get(i).letter() == 'i';
            }
            if (possible) {
                boolean jumps = row.target() >= 0;
                boolean back = jumps && !labels.isEmpty() && random.nextBoolean();
                Insn.Label target = back ? labels.get(random.nextInt(labels.size())) : end;
                return Insn.of(row, jumps ? target : null, operands);
            }
        }
    }

    private long operand(Isa.Operand operand, int registers) {
        return switch (operand.letter()) {
            case 'r', 'w', 'R', 'W' -> random.nextInt(Math.min(registers, 1 << operand.bits()));
            case 'p' -> operation();
            case 'k' -> Condition.of(random.nextInt(BinaryOp.IS + 1), random.nextBoolean());
            case 'n' -> random.nextInt(4);
            case 'i' -> operand.bits() == 64 ? random.nextLong() : random.nextInt(-120, 120);
            case 'c' -> random.nextInt(pool.size() - NAMES.length);
            case 's' -> pool.size() - NAMES.length + random.nextInt(NAMES.length);
            case 'o' -> 0;
            // Functions are made by lowered code alone.
            default -> -1;
        };
    }

    private int operation() {
        while (true) {
            int op = random.nextInt(BinaryOp.BYTECODE_COUNT);
            if (op != BinaryOp.EXCEPTION_MATCH && !isHuge(op)) {
                return op;
            }
        }
    }

    /** Results of any size. */
    private static boolean isHuge(int op) {
        return switch (op) {
            case BinaryOp.MULTIPLY,
                    BinaryOp.INPLACE_MULTIPLY,
                    BinaryOp.POWER,
                    BinaryOp.INPLACE_POWER,
                    BinaryOp.LSHIFT,
                    BinaryOp.INPLACE_LSHIFT ->
                    true;
            default -> false;
        };
    }

    // ---- changes
    // ---------------------------------------------------------------------------------

    private RegisterFunction changed(RegisterFunction f) {
        byte[] code = f.code().clone();
        int[] entry = f.entry().clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(code.length);
            if (random.nextBoolean()) {
                code[at] = (byte) random.nextInt(256);
            } else {
                code[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        if (random.nextInt(4) == 0) {
            int at = entry.length - 1 - random.nextInt(PARAMETERS);
            entry[at] = TYPES[random.nextInt(TYPES.length)];
        }
        List<RegisterFunction.Catch> catches = new ArrayList<>(f.catches());
        if (random.nextInt(4) == 0) {
            int from = random.nextInt(code.length);
            int to = from + random.nextInt(code.length);
            catches.add(
                    new RegisterFunction.Catch(
                            from, to, random.nextInt(code.length), random.nextBoolean()));
        }
        return new RegisterFunction(
                f.name(),
                f.registers(),
                f.parameters(),
                entry,
                random.nextInt(8) == 0 ? Kinds.ANY | Kinds.CELL : f.result(),
                code,
                f.pool(),
                catches,
                null,
                List.of(),
                List.of(),
                f.levels(),
                0);
    }

    private static boolean isAccepted(RegisterFunction function) {
        try {
            Verifier.verify(function);
        } catch (Invalid e) {
            return false;
        }
        for (int pc = 0; pc < function.code().length; ) {
            Isa.Row row = Isa.at(function.code(), pc);
            boolean isQuick = row.is(Isa.QUICK);
            boolean isOperation =
                    !row.operands().isEmpty() && row.operands().get(0).letter() == 'p';
            if (isQuick || isOperation && isHuge(function.code()[pc + 1])) {
                return false;
            }
            pc += row.length();
        }
        return true;
    }

    // ---- runs
    // ------------------------------------------------------------------------------------

    /** Runs a program as it is and optimised: neither breaks, both do the same. */
    private void run(RegisterFunction function, String what) {
        RegisterFunction optimised = optimised(function, what);
        for (int i = 0; i < 3; i++) {
            long seed = random.nextLong();
            String plain = outcome(function, seed, what);
            String after = outcome(optimised, seed, what + " optimised");
            finished += plain.startsWith("raises") ? 0 : 1;
            // Shorter ways have fewer steps.
            if (!plain.equals(ENDED) && !after.equals(ENDED)) {
                assertEquals(plain, after, () -> what + print(function) + print(optimised));
            }
        }
    }

    private static RegisterFunction optimised(RegisterFunction function, String what) {
        try {
            return Optimiser.optimise(function);
        } catch (Refused | Invalid e) {
            if (e.getMessage().contains("bad handler")) {
                // Of code that jumps back to its handlers, as no compiler makes it.
                return function;
            }
            throw new AssertionError(what + "\n" + print(function), e);
        }
    }

    private String outcome(RegisterFunction function, long seed, String what) {
        Random values = new Random(seed);
        Object[] arguments = new Object[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            int type = values.nextInt(10) == 0 ? Kinds.ANY : function.parameterType(i);
            arguments[i] = value(type, values);
        }
        PyDict globals = stub.code().module().globals();
        for (String name : NAMES) {
            if (globals.get(name) != null) {
                globals.deleteItem(name);
            }
        }
        stub.code().stopCounting();
        stub.code().setRegisterCode(new RegisterCode(stub.code(), function));
        vm.limitSteps(STEPS);
        try {
            Object result = stub.call(arguments, null);
            if (result == null || result instanceof PyCell) {
                return String.valueOf(result);
            }
            StringBuilder text = new StringBuilder();
            Text.repr(text, result);
            return text.toString();
        } catch (PyError e) {
            return "raises " + e.value().type().name();
        } catch (ContextEnded e) {
            return ENDED;
        } catch (RuntimeException e) {
            throw new AssertionError(
                    what + " with " + Arrays.toString(arguments) + "\n" + print(function), e);
        }
    }

    private static String print(RegisterFunction function) {
        return Disassembler.print(function, true);
    }

    private Object value(int type, Random random) {
        return switch (type) {
            case Kinds.I64, Kinds.INT -> (long) random.nextInt(-3, 20);
            case Kinds.F64 -> random.nextInt(-3, 20) / 2.0;
            case Kinds.LIST -> new PyList(1L, "two", 3.5);
            case Kinds.DICT -> dict();
            case Kinds.STR -> "text";
            default ->
                    switch (random.nextInt(8)) {
                        case 0 -> new PyList(1L, "two", 3.5);
                        case 1 -> dict();
                        case 2 -> "text";
                        case 3 -> 2.5;
                        case 4 -> Singleton.NONE;
                        case 5 -> new PyTuple(1L, 2L);
                        case 6 -> vm.builtins().globals().get("len");
                        default -> (long) random.nextInt(-3, 20);
                    };
        };
    }

    private static PyDict dict() {
        PyDict dict = new PyDict();
        dict.put("one", 1L);
        return dict;
    }
}
