package org.jmpy.register;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.Host;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.object.PyDict;

import java.nio.charset.StandardCharsets;

/** Makes what the tests of register code need. */
final class Programs {
    private static final int MAX_DEPTH = 200;

    private Programs() {}

    static Vm vm() {
        return new Vm(new Host() {}, new Library(), MAX_DEPTH);
    }

    /** {@return the function {@code name} that Python code defines} */
    static BytecodeFunction python(Vm vm, String source, String name) {
        PyDict globals = new PyDict();
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        new ModuleCode(vm, Sources.compile(vm, bytes, "test.py", Mode.FILE), globals)
                .outer()
                .callBody(globals);
        return (BytecodeFunction) globals.get(name);
    }

    /** {@return the one function of a text, verified} */
    static RegisterFunction text(String source) throws Exception {
        Assembler.Source parsed = Assembler.split(source).values().iterator().next();
        RegisterFunction function =
                Assembler.assemble(
                                parsed, parsed.registers(), Assembler.Functions.NONE, new Object[0])
                        .build();
        Verifier.verify(function);
        return function;
    }

    /** {@return the register code of a Python function} */
    static RegisterFunction lowered(Vm vm, String source, String name) throws Exception {
        RegisterFunction function = Lowering.lower(python(vm, source, name).code(), false).build();
        Verifier.verify(function);
        return function;
    }
}
