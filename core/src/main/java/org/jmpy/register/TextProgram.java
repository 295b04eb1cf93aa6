package org.jmpy.register;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.MpyImage;
import org.jmpy.object.PyDict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program written as text: its functions, verified, as Python functions that call each other and
 * can be called from Python. So is a program that {@link RegisterDump} printed, where {@link
 * #MODULE} runs all of it; but generators, and what comes after an exit to tier 0, do not run from
 * text: they raise NotImplementedError. Tracebacks have no lines of such functions.
 */
public final class TextProgram {
    /** The name of the function that runs a whole program. */
    public static final String MODULE = "<module>";

    private static final String STUB = "__stub";
    private static final String FUNCTION = "__function";

    private final Map<String, BytecodeFunction> python = new LinkedHashMap<>();
    private final Map<String, RegisterFunction> functions = new LinkedHashMap<>();
    private final Map<String, Signature> signatures = new HashMap<>();
    private final PyDict globals = new PyDict();

    private TextProgram() {}

    /**
     * Reads, verifies and links a program.
     *
     * @param file its name for error messages of Python
     * @throws AssemblyException what is wrong with it
     */
    public static TextProgram load(Vm vm, String text, String file) throws AssemblyException {
        TextProgram program = new TextProgram();
        Map<String, Assembler.Source> sources = Assembler.split(text);
        program.declare(vm, sources.values(), file);
        Map<String, Callee> called = new HashMap<>();
        Map<String, FunctionCode> made = new HashMap<>();
        for (Assembler.Source source : sources.values()) {
            BytecodeFunction function = program.function(source.name);
            if (source.signature == null) {
                Callee callee = new Callee(source.name, source.parameters, source.result);
                callee.link(function);
                called.put(source.name, callee);
            } else {
                made.put(source.name, function.code());
                program.signatures.put(source.name, source.signature);
            }
        }
        for (Assembler.Source source : sources.values()) {
            program.add(vm, source, new Assembler.Functions(called, made));
        }
        return program;
    }

    // ---- stubs
    // -----------------------------------------------------------------------------------

    /**
     * Makes the Python functions that callers see. Their frames come from stack bytecode, so that
     * has as many locals and handlers as the text needs; it never runs.
     */
    private void declare(Vm vm, Collection<Assembler.Source> sources, String file)
            throws AssemblyException {
        List<Stub> stubs = new ArrayList<>();
        for (Assembler.Source source : sources) {
            stubs.add(new Stub(source));
        }
        compile(vm, stubs, file);
        for (Stub stub : stubs) {
            int size = function(stub.source.name).code().stateSize();
            if (stub.runsAsItIs() && size != stub.source.registers()) {
                throw new AssemblyException(
                        stub.source.line, stub.name + ": needs .registers " + size);
            }
        }
    }

    private void compile(Vm vm, List<Stub> stubs, String file) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stubs.size(); i++) {
            stubs.get(i).print(STUB + i, text);
            text.append(FUNCTION).append(i).append(" = ").append(STUB).append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        MpyImage image = Sources.compile(vm, bytes, file, Mode.FILE);
        PyDict made = new PyDict();
        new ModuleCode(vm, named(image, stubs), globals).outer().callBody(made);
        for (int i = 0; i < stubs.size(); i++) {
            Assembler.Source source = stubs.get(i).source;
            BytecodeFunction function = (BytecodeFunction) made.get(FUNCTION + i);
            python.put(source.name, function);
            if (source.signature == null) {
                globals.put(source.name, function);
            }
        }
    }

    /** {@return the image with the names that the functions have, which no source could have} */
    private static MpyImage named(MpyImage image, List<Stub> stubs) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < stubs.size(); i++) {
            names.put(STUB + i, stubs.get(i).name);
        }
        List<String> qstrs = new ArrayList<>();
        for (int i = 0; i < image.qstrCount(); i++) {
            qstrs.add(names.getOrDefault(image.qstr(i), image.qstr(i)));
        }
        List<Object> constants = new ArrayList<>();
        for (int i = 0; i < image.constantCount(); i++) {
            constants.add(image.constant(i));
        }
        return new MpyImage(image.smallIntBits(), qstrs, constants, image.root());
    }

    private void add(Vm vm, Assembler.Source source, Assembler.Functions others)
            throws AssemblyException {
        FunctionCode code = function(source.name).code();
        RegisterFunction function;
        try {
            int registers = source.signature == null ? code.stateSize() : source.registers();
            function = Assembler.assemble(source, registers, others, new Object[0]).build();
            Verifier.verify(function);
        } catch (Refused | Invalid e) {
            throw new AssemblyException(0, e.getMessage());
        }
        for (Object entry : function.pool()) {
            if (entry instanceof Site site) {
                site.link(globals, vm.builtins().globals());
            }
        }
        functions.put(source.name, function);
        // The stub is never to be compiled.
        code.stopCounting();
        if (!code.isGenerator()) {
            // Generators go on in tier 0 when something is raised in them, or what they wait for
            // ends.
            code.setRegisterCode(new RegisterCode(code, function));
        }
    }

    /** {@return the functions' global names, for calls from Python} */
    public PyDict globals() {
        return globals;
    }

    /** {@return a function of the program, null if it has none of that name} */
    public BytecodeFunction function(String name) {
        return python.get(name);
    }

    /** {@return the program as text again, as the disassembler prints it} */
    public String print() {
        Map<FunctionCode, String> names = new HashMap<>();
        python.forEach((name, function) -> names.put(function.code(), name));
        StringBuilder out = new StringBuilder();
        functions.forEach(
                (name, function) -> {
                    out.append(out.isEmpty() ? "" : "\n");
                    Signature signature = signatures.get(name);
                    out.append(Disassembler.print(name, signature, function, names::get));
                });
        return out.toString();
    }

    /** The Python text of one function's stub. */
    private static final class Stub {
        final Assembler.Source source;
        final String name;
        private final List<String> locals = new ArrayList<>();
        private final List<String> captured = new ArrayList<>();
        private final String parameters;

        Stub(Assembler.Source source) throws AssemblyException {
            this.source = source;
            boolean isText = source.signature == null;
            if (isText && !isIdentifier(source.name)) {
                throw new AssemblyException(source.line, "no name for a function");
            }
            name = isText ? source.name : source.signature.name();
            parameters = isText ? plain() : asPython();
            if (isText) {
                fill(source.registers());
            } else {
                capture();
            }
        }

        /** The frame makes cells, of what another function captures: they are the last locals. */
        private void capture() {
            for (int local = source.signature.cells(); local < source.registers(); local++) {
                if (source.localType(local) == Kinds.CELL) {
                    fill(local + 1);
                    captured.add(locals.get(local));
                }
            }
        }

        private void fill(int count) {
            for (int i = locals.size(); i < count; i++) {
                locals.add("v" + i);
            }
        }

        private static boolean isIdentifier(String name) {
            return name.matches("[A-Za-z_][A-Za-z0-9_]*");
        }

        private static String identifier(String name, String other) {
            return isIdentifier(name) ? name : other;
        }

        private String plain() {
            for (int i = 0; i < source.parameters.length; i++) {
                locals.add("a" + i);
            }
            return String.join(", ", locals);
        }

        private String asPython() throws AssemblyException {
            List<String> written = new ArrayList<>();
            for (String parameter : source.signature.parameters()) {
                int stars = parameter.startsWith("**") ? 2 : parameter.startsWith("*") ? 1 : 0;
                boolean hasDefault = parameter.endsWith("=");
                String bare = parameter.substring(stars, parameter.length() - (hasDefault ? 1 : 0));
                if (!bare.isEmpty()) {
                    bare = identifier(stars > 0 ? "" : bare, "p" + locals.size());
                    locals.add(bare);
                }
                written.add("*".repeat(stars) + bare + (hasDefault ? "=0" : ""));
            }
            if (locals.size() != source.parameters.length) {
                throw new AssemblyException(source.line, "other parameters than .python says");
            }
            return String.join(", ", written);
        }

        boolean isGenerator() {
            return source.signature != null && source.signature.isGenerator();
        }

        /** {@return whether the registers are the slots of the frame, each in its place} */
        boolean runsAsItIs() {
            return source.signature != null && !source.signature.isGenerator();
        }

        void print(String stub, StringBuilder out) {
            out.append("def ").append(stub).append('(').append(parameters).append("):\n");
            for (int i = source.parameters.length; i < locals.size(); i++) {
                out.append(' ').append(locals.get(i)).append(" = 0\n");
            }
            if (!captured.isEmpty()) {
                out.append(" lambda: (").append(String.join(", ", captured)).append(",)\n");
            }
            int others = source.registers() - locals.size();
            if (others > 0) {
                // The value stack has the other slots.
                out.append(" [0").append(", 0".repeat(others - 1)).append("]\n");
            }
            if (isGenerator()) {
                out.append(" raise NotImplementedError('generators run from bytecode only')\n");
                out.append(" yield\n");
            }
            int levels = source.levels;
            for (int i = 0; i < levels; i++) {
                out.append(" ".repeat(i + 1)).append("try:\n");
            }
            out.append(" ".repeat(levels + 1)).append("pass\n");
            for (int i = levels; i > 0; i--) {
                out.append(" ".repeat(i)).append("except: pass\n");
            }
        }
    }
}
