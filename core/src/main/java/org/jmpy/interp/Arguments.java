package org.jmpy.interp;

import org.jmpy.bytecode.Prelude;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyTuple;

import java.util.Arrays;

/** Puts the arguments of a call into a new frame. Source: MicroPython py/bc.c. */
final class Arguments {
    private Arguments() {}

    /**
     * Fills the parameters of {@code frame}.
     *
     * @param function the function called
     * @param given positional arguments, cells of a closure first, then keyword values
     * @param kw the names of the keyword arguments, null for none
     * @throws PyError TypeError if they do not fit the parameters
     */
    static void bind(Frame frame, BytecodeFunction function, Object[] given, String[] kw) {
        FunctionCode code = function.code;
        Object[] state = frame.state;
        int top = state.length - 1;
        int named = kw == null ? 0 : kw.length;
        int count = given.length - named;
        int positional = code.nPosArgs;
        boolean defaultKeywords = (code.scopeFlags & Prelude.DEFKWARGS) != 0;
        int star = top - positional - code.nKwonlyArgs;

        if (count > positional) {
            if ((code.scopeFlags & Prelude.VARARGS) == 0) {
                throw mismatch(code, positional, count);
            }
            Object[] extra = new Object[count - positional];
            System.arraycopy(given, positional, extra, 0, extra.length);
            state[star--] = new PyTuple(extra);
            count = positional;
        } else {
            if ((code.scopeFlags & Prelude.VARARGS) != 0) {
                state[star--] = PyTuple.EMPTY;
            }
            if (named == 0 && !defaultKeywords) {
                int required = positional - code.nDefPosArgs;
                if (count < required) {
                    throw mismatch(code, required, count);
                }
                for (int i = count; i < positional; i++) {
                    state[top - i] = function.defaults[i - required];
                }
            }
        }
        for (int i = 0; i < count; i++) {
            state[top - i] = given[i];
        }
        if (named != 0 || defaultKeywords) {
            bindNamed(frame, function, given, kw, star);
        } else {
            if (code.nKwonlyArgs != 0) {
                throw PyError.type("function missing keyword-only argument");
            }
            if ((code.scopeFlags & Prelude.VARKEYWORDS) != 0) {
                state[star] = new PyDict();
            }
        }
        wrapCells(frame);
    }

    /**
     * {@return what a call binds behind the cells, in the order of {@link FunctionCode#boundArgs};
     * null if an argument is wrong, which {@link #bind} tells better}
     *
     * @param function one that has compiled calls
     */
    static Object[] bound(BytecodeFunction function, Object[] given, String[] kw) {
        FunctionCode code = function.code;
        int named = kw == null ? 0 : kw.length;
        int count = given.length - named;
        int cells = function.cells.length;
        int parameters = code.nPosArgs - cells;
        int fitting = Math.min(count, parameters);
        if (count > fitting && !code.hasStar()) {
            return null;
        }
        Object[] all = new Object[code.boundArgs() - cells];
        System.arraycopy(given, 0, all, 0, fitting);
        int next = parameters;
        if (code.hasStar()) {
            all[next++] =
                    count == fitting
                            ? PyTuple.EMPTY
                            : new PyTuple(Arrays.copyOfRange(given, fitting, count));
        }
        PyDict rest = null;
        if (code.hasDoubleStar()) {
            rest = new PyDict();
            all[next] = rest;
        }
        for (int k = 0; k < named; k++) {
            Object value = given[count + k];
            int at = parameter(code, parameters + cells, kw[k]) - cells;
            if (at >= 0 && all[at] == null) {
                all[at] = value;
            } else if (at >= 0 || rest == null || rest.get(kw[k]) != null) {
                return null;
            } else {
                rest.put(kw[k], value);
            }
        }
        Object[] defaults = function.defaults;
        int required = parameters - defaults.length;
        for (int i = fitting; i < parameters; i++) {
            if (all[i] == null) {
                if (i < required) {
                    return null;
                }
                all[i] = defaults[i - required];
            }
        }
        return all;
    }

    /** Puts the locals that functions inside share into cells. */
    static void wrapCells(Frame frame) {
        FunctionCode code = frame.code;
        Object[] state = frame.state;
        int top = state.length - 1;
        for (int i = code.cellCount() - 1; i >= 0; i--) {
            int local = top - code.cell(i);
            state[local] = new PyCell(state[local]);
        }
    }

    private static void bindNamed(
            Frame frame, BytecodeFunction function, Object[] given, String[] kw, int star) {
        FunctionCode code = function.code;
        Object[] state = frame.state;
        int top = state.length - 1;
        int positional = code.nPosArgs;
        int parameters = positional + code.nKwonlyArgs;
        int named = kw == null ? 0 : kw.length;
        PyDict rest = null;
        if ((code.scopeFlags & Prelude.VARKEYWORDS) != 0) {
            rest = new PyDict();
            state[star] = rest;
        }
        for (int k = 0; k < named; k++) {
            Object value = given[given.length - named + k];
            int at = parameter(code, parameters, kw[k]);
            if (at >= 0) {
                if (state[top - at] != null) {
                    throw multiple(kw[k]);
                }
                state[top - at] = value;
            } else if (rest == null) {
                throw PyError.type("unexpected keyword argument '" + kw[k] + "'");
            } else if (rest.get(kw[k]) != null) {
                throw multiple(kw[k]);
            } else {
                rest.put(kw[k], value);
            }
        }
        int required = positional - code.nDefPosArgs;
        for (int i = required; i < positional; i++) {
            if (state[top - i] == null) {
                state[top - i] = function.defaults[i - required];
            }
        }
        for (int i = required - 1; i >= 0; i--) {
            if (state[top - i] == null) {
                throw PyError.type("function missing required positional argument #" + i);
            }
        }
        for (int i = positional; i < parameters; i++) {
            if (state[top - i] == null) {
                String name = code.argumentName(i);
                Object value =
                        function.keywordDefaults == null
                                ? null
                                : function.keywordDefaults.get(name);
                if (value == null) {
                    throw PyError.type("function missing required keyword argument '" + name + "'");
                }
                state[top - i] = value;
            }
        }
    }

    private static int parameter(FunctionCode code, int parameters, String name) {
        for (int i = 0; i < parameters; i++) {
            if (code.argumentName(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static PyError multiple(String name) {
        return PyError.type("function got multiple values for argument '" + name + "'");
    }

    private static PyError mismatch(FunctionCode code, int expected, int given) {
        return PyError.type(
                code.name()
                        + "() takes "
                        + expected
                        + " positional arguments but "
                        + given
                        + " were given");
    }
}
