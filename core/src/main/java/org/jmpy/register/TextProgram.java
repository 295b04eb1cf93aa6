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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program written as text: its functions, verified, as Python functions that call each other and
 * can be called from Python.
 */
public final class TextProgram {
    private final Map<String, RegisterFunction> functions = new LinkedHashMap<>();
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
        program.declare(vm, sources, file);
        Map<String, Callee> callees = new HashMap<>();
        for (Assembler.Source source : sources.values()) {
            Callee callee = new Callee(source.name, source.parameters, source.result);
            callee.link(program.function(source.name));
            callees.put(source.name, callee);
        }
        for (Assembler.Source source : sources.values()) {
            program.add(vm, source, callees);
        }
        return program;
    }

    /**
     * Makes the Python functions that callers see. Their frames come from stack bytecode, so that
     * has as many locals and handlers as the text needs; it never runs.
     */
    private void declare(Vm vm, Map<String, Assembler.Source> sources, String file)
            throws AssemblyException {
        StringBuilder stubs = new StringBuilder();
        for (Assembler.Source source : sources.values()) {
            if (!source.name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new AssemblyException(source.line, "no name for a function");
            }
            stub(stubs, source);
        }
        byte[] bytes = stubs.toString().getBytes(StandardCharsets.UTF_8);
        MpyImage image = Sources.compile(vm, bytes, file, Mode.FILE);
        new ModuleCode(vm, image, globals).outer().callBody(globals);
    }

    private static void stub(StringBuilder out, Assembler.Source source) {
        out.append("def ").append(source.name).append('(');
        int parameters = source.parameters.length;
        for (int i = 0; i < parameters; i++) {
            out.append(i == 0 ? "a" : ", a").append(i);
        }
        out.append("):\n");
        for (int i = parameters; i < source.registers(); i++) {
            out.append(" v").append(i).append(" = 0\n");
        }
        for (int i = 0; i < source.levels; i++) {
            out.append(" ".repeat(i + 1)).append("try:\n");
        }
        out.append(" ".repeat(source.levels + 1)).append("pass\n");
        for (int i = source.levels; i > 0; i--) {
            out.append(" ".repeat(i)).append("except: pass\n");
        }
    }

    private void add(Vm vm, Assembler.Source source, Map<String, Callee> callees)
            throws AssemblyException {
        FunctionCode code = function(source.name).code();
        RegisterFunction function;
        try {
            function = Assembler.assemble(source, code.stateSize(), callees, new Object[0]).build();
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
        code.setRegisterCode(new RegisterCode(code, function));
    }

    /** {@return the functions' global names, for calls from Python} */
    public PyDict globals() {
        return globals;
    }

    /** {@return a function of the program, null if it has none of that name} */
    public BytecodeFunction function(String name) {
        return globals.get(name) instanceof BytecodeFunction function ? function : null;
    }

    /** {@return the program as text again, as the disassembler prints it} */
    public String print() {
        StringBuilder out = new StringBuilder();
        for (RegisterFunction function : functions.values()) {
            out.append(out.isEmpty() ? "" : "\n").append(Disassembler.print(function, true));
        }
        return out.toString();
    }
}
