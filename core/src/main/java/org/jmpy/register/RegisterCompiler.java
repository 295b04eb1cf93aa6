package org.jmpy.register;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.JitEvent.Kind;
import org.jmpy.interp.JitEvent.Place;
import org.jmpy.interp.JitMonitor;

/** From stack bytecode to verified register code that can run. */
public final class RegisterCompiler {
    private RegisterCompiler() {}

    /**
     * {@return the register code of a function, null if it stays in tier 0} The code fills the
     * function's history if there is one to fill. The context's monitor is told.
     */
    public static CompiledCode lower(FunctionCode code) {
        JitMonitor monitor = code.vm().jitMonitor();
        Place place = JitMonitor.place(code, code.codeStart());
        long start = System.nanoTime();
        try {
            RegisterCode result = compile(code);
            int bytes = result.function.code().length;
            monitor.compiled(Kind.REGISTER, place, bytes, System.nanoTime() - start);
            return result;
        } catch (Refused e) {
            monitor.aborted(Kind.REGISTER, place, e.reason().text());
        } catch (RuntimeException e) {
            // A bug of the lowering is no reason for the program to end.
            monitor.aborted(Kind.REGISTER, place, "failure of the lowering: " + e);
        }
        return null;
    }

    /** {@return the code of a function} It fills the history if there is one to fill. */
    private static RegisterCode compile(FunctionCode code) throws Refused {
        RegisterFunction function = Lowering.lower(code, code.feedback() != null).build();
        try {
            Verifier.verify(function);
            return new RegisterCode(code, Optimiser.optimise(function));
        } catch (Invalid e) {
            throw new Refused(Refusal.NOT_VERIFIED, e.getMessage());
        }
    }
}
