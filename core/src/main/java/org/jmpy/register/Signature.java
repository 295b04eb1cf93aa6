package org.jmpy.register;

import org.jmpy.bytecode.Prelude;
import org.jmpy.interp.FunctionCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How Python calls a function that was lowered, as its text has it: {@code name(a, b=, *c, d=,
 * **e)}, after {@code generator} if calls make one. An equals sign says that there is a default;
 * the instruction that makes the function has its value. A cell of the function around it is {@code
 * &}, before all parameters.
 *
 * @param name the function's {@code __name__}
 * @param parameters as written
 */
record Signature(String name, boolean isGenerator, List<String> parameters) {
    private static final String GENERATOR = "generator ";
    private static final String CELL = "&";

    /** {@return that of a function and what it was lowered to} */
    static Signature of(FunctionCode code, RegisterFunction lowered) {
        Prelude prelude = code.raw().prelude();
        List<String> parameters = new ArrayList<>();
        int firstDefault = prelude.nPosArgs - prelude.nDefPosArgs;
        for (int i = 0; i < prelude.nPosArgs; i++) {
            String name =
                    isOuterCell(code, lowered, i) ? CELL : Disassembler.name(code.argumentName(i));
            parameters.add(name + (i < firstDefault ? "" : "="));
        }
        int next = prelude.nPosArgs;
        boolean isVariable = (prelude.scopeFlags & Prelude.VARARGS) != 0;
        if (isVariable || prelude.nKwonlyArgs > 0) {
            parameters.add(isVariable ? "*args" : "*");
        }
        for (int i = 0; i < prelude.nKwonlyArgs; i++) {
            boolean hasDefault = (prelude.scopeFlags & Prelude.DEFKWARGS) != 0;
            parameters.add(
                    Disassembler.name(code.argumentName(next + i)) + (hasDefault ? "=" : ""));
        }
        if ((prelude.scopeFlags & Prelude.VARKEYWORDS) != 0) {
            parameters.add("**keywords");
        }
        return new Signature(code.name(), prelude.isGenerator(), parameters);
    }

    private static boolean isOuterCell(FunctionCode code, RegisterFunction lowered, int local) {
        for (int i = 0; i < code.cellCount(); i++) {
            if (code.cell(i) == local) {
                return false;
            }
        }
        return lowered.parameterType(local) == Kinds.CELL;
    }

    /** {@return how many cells of the function around it it is given} */
    int cells() {
        return Collections.frequency(parameters, CELL);
    }

    /** {@return what {@link #toString} wrote, null if {@code text} is no signature} */
    static Signature parse(String text) {
        boolean isGenerator = text.startsWith(GENERATOR);
        String rest = isGenerator ? text.substring(GENERATOR.length()).strip() : text;
        int open = rest.indexOf('(');
        if (open < 0 || !rest.endsWith(")")) {
            return null;
        }
        String name = rest.substring(0, open).strip();
        List<String> parameters = new ArrayList<>();
        for (String part : rest.substring(open + 1, rest.length() - 1).split(",", -1)) {
            if (!part.isBlank()) {
                parameters.add(part.strip());
            }
        }
        String plain = name.startsWith("\"") ? Literal.unquote(name) : name;
        return plain == null ? null : new Signature(plain, isGenerator, parameters);
    }

    @Override
    public String toString() {
        String list = String.join(", ", parameters);
        return (isGenerator ? GENERATOR : "") + Disassembler.name(name) + "(" + list + ")";
    }
}
