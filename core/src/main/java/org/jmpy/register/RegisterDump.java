package org.jmpy.register;

import org.jmpy.interp.FunctionCode;

import java.util.function.Function;

/** What the functions of a program are lowered to, as text that {@link TextProgram} reads. */
public final class RegisterDump {
    private final Function<FunctionCode, String> names;
    private final boolean optimised;

    /**
     * Prints functions of a program.
     *
     * @param names gives their names in the text, each another
     * @param optimised whether it is the code that runs, or that before it was optimised
     */
    public RegisterDump(Function<FunctionCode, String> names, boolean optimised) {
        this.names = names;
        this.optimised = optimised;
    }

    /** Appends the register code of a function, or why there is none. */
    public void print(FunctionCode code, StringBuilder out) {
        try {
            RegisterFunction function = Lowering.lower(code, false).build();
            Verifier.verify(function);
            if (optimised) {
                function = Optimiser.optimise(function);
            }
            String name = names.apply(code);
            out.append(Disassembler.print(name, Signature.of(code, function), function, names));
        } catch (Refused e) {
            out.append("# not lowered: ").append(e.getMessage()).append('\n');
        } catch (Invalid e) {
            out.append("# not verified: ").append(e.getMessage()).append('\n');
        }
    }
}
