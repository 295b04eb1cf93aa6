package org.jmpy.register;

import org.jmpy.interp.FunctionCode;

/** From stack bytecode to verified register code that can run. */
final class RegisterCompiler {
    private RegisterCompiler() {}

    /**
     * {@return the code of a function}
     *
     * @param notes whether it fills the function's history
     */
    static RegisterCode compile(FunctionCode code, boolean notes) throws Refused {
        RegisterFunction function = Lowering.lower(code, notes).build();
        try {
            Verifier.verify(function);
        } catch (Invalid e) {
            throw new Refused(Refusal.NOT_VERIFIED, e.getMessage());
        }
        return new RegisterCode(code, function);
    }
}
