package org.jmpy.jvm;

import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.JitParameters.Parameter;

/** What {@link FunctionJit} makes of a function, as text. */
public final class FunctionDump {
    private FunctionDump() {}

    /**
     * Appends the classes of a function: one that plain calls enter, if it has such calls, and one
     * that goes on from its start, from loop headers and where it waits; or why there is none.
     *
     * @param cells how many cells its closures have
     */
    public static void print(FunctionCode code, int cells, StringBuilder out) {
        int limit = Parameter.CODE_LIMIT.usual();
        if (code.boundArgs() >= 0 && !code.isGenerator()) {
            out.append("; entered by calls\n");
            print(() -> FunctionCompiler.calls(code, cells, limit, Baseline.ALONE), out);
        }
        out.append("; entered at its start and at loops\n");
        print(() -> FunctionCompiler.loops(code, limit, Baseline.ALONE), out);
    }

    private interface Maker {
        FunctionCompiler.Made make() throws Refusal.Refused;
    }

    private static void print(Maker maker, StringBuilder out) {
        try {
            ClassText.print(maker.make().file(), out);
        } catch (Refusal.Refused e) {
            out.append("; not compiled: ").append(e.reason().text()).append('\n');
        }
    }
}
