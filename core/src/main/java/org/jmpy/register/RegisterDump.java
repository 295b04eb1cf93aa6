package org.jmpy.register;

import org.jmpy.interp.FunctionCode;

/** What a function is lowered to, as text. */
public final class RegisterDump {
    private RegisterDump() {}

    /**
     * Appends the register code of a function, or why there is none.
     *
     * @param optimised whether it is the code that runs, or that before it was optimised
     */
    public static void print(FunctionCode code, boolean optimised, StringBuilder out) {
        try {
            RegisterFunction function = Lowering.lower(code, false).build();
            Verifier.verify(function);
            if (optimised) {
                function = Optimiser.optimise(function);
            }
            out.append(Disassembler.print(function, true));
        } catch (Refused e) {
            out.append("# not lowered: ").append(e.getMessage()).append('\n');
        } catch (Invalid e) {
            out.append("# not verified: ").append(e.getMessage()).append('\n');
        }
    }
}
