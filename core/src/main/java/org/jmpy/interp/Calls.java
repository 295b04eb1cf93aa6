package org.jmpy.interp;

import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.Iteration;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyDict;
import org.jmpy.object.Text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Call instructions: their operands are on the value stack, {@code n} is positional arguments |
 * keyword arguments << 8. A call that fits needs no argument array: arguments go from frame to
 * frame.
 */
final class Calls {
    private Calls() {}

    /** CALL_FUNCTION: function at {@code at}, arguments after it. */
    static Object function(Frame f, Object[] s, int at, int n) {
        Object callee = s[at];
        if (callee instanceof BytecodeFunction function && function.plainArgs == n) {
            return plain(function, s, at + 1, n);
        }
        return general(f, callee, s, at + 1, n);
    }

    /** CALL_METHOD: function at {@code at}, self or null after it, then arguments. */
    static Object method(Frame f, Object[] s, int at, int n) {
        Object callee = s[at];
        if (s[at + 1] == null) {
            if (callee instanceof BytecodeFunction function && function.plainArgs == n) {
                return plain(function, s, at + 2, n);
            }
            return general(f, callee, s, at + 2, n);
        }
        if (callee instanceof BytecodeFunction function && function.plainArgs == n + 1) {
            return plain(function, s, at + 1, n + 1);
        }
        return general(f, callee, s, at + 1, n + 1);
    }

    private static Object plain(BytecodeFunction function, Object[] s, int first, int count) {
        CompiledCode compiled = function.code.compiledCalls;
        if (compiled != null) {
            return compiled.call(function, s, first, count);
        }
        Frame frame = function.plainFrame();
        Object[] state = frame.state;
        int local = state.length - 1 - function.cells.length;
        for (int i = 0; i < count; i++) {
            state[local - i] = s[first + i];
        }
        return BytecodeFunction.runPlain(frame);
    }

    private static Object general(Frame f, Object callee, Object[] s, int first, int n) {
        if (callee instanceof PyCallable callable && !(callee instanceof FrameBuiltin)) {
            switch (n) {
                case 0 -> {
                    return callable.call0();
                }
                case 1 -> {
                    return callable.call1(s[first]);
                }
                case 2 -> {
                    return callable.call2(s[first], s[first + 1]);
                }
                case 3 -> {
                    return callable.call3(s[first], s[first + 1], s[first + 2]);
                }
                default -> {}
            }
        }
        int positional = n & 0xff;
        int named = n >> 8;
        if (named == 0) {
            return call(f, callee, Arrays.copyOfRange(s, first, first + positional), null);
        }
        Object[] args = Arrays.copyOfRange(s, first, first + positional + named);
        String[] kw = new String[named];
        for (int i = 0; i < named; i++) {
            kw[i] = (String) s[first + positional + 2 * i];
            args[positional + i] = s[first + positional + 2 * i + 1];
        }
        return call(f, callee, args, kw);
    }

    private static Object call(Frame f, Object callee, Object[] args, String[] kw) {
        if (callee instanceof FrameBuiltin builtin) {
            return builtin.call(f, args, kw);
        }
        return Call.call(callee, args, kw);
    }

    /**
     * CALL_FUNCTION_VAR_KW and CALL_METHOD_VAR_KW: a bitmap above the arguments tells which
     * positional ones are iterables to expand; a keyword pair with a null name is a mapping.
     * Source: py/runtime.c, mp_call_prepare_args_n_kw_var.
     */
    static Object starred(Frame f, Object[] s, int at, int n, boolean method) {
        int positional = n & 0xff;
        int named = (n >> 8) & 0xff;
        int first = at + (method ? 2 : 1);
        List<Object> args = new ArrayList<>();
        if (method && s[at + 1] != null) {
            args.add(s[at + 1]);
        }
        long stars = (Long) s[first + positional + 2 * named];
        for (int i = 0; i < positional; i++) {
            Object arg = s[first + i];
            if (i < Long.SIZE && (stars >>> i & 1) != 0) {
                Object iterator = Iteration.iter(arg);
                for (Object item; (item = Iteration.next(iterator)) != null; ) {
                    args.add(item);
                }
            } else {
                args.add(arg);
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < named; i++) {
            Object name = s[first + positional + 2 * i];
            Object value = s[first + positional + 2 * i + 1];
            if (name != null) {
                names.add((String) name);
                args.add(value);
            } else {
                addMapping(value, args, names);
            }
        }
        String[] kw = names.isEmpty() ? null : names.toArray(String[]::new);
        return call(f, s[at], args.toArray(), kw);
    }

    private static void addMapping(Object mapping, List<Object> args, List<String> names) {
        if (mapping instanceof PyDict dict) {
            for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
                names.add(Text.name(c.key()));
                args.add(c.value());
            }
            return;
        }
        Object[] dest = new Object[2];
        Attributes.loadMethod(mapping, "keys", dest, 0);
        Object keys = Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
        Object iterator = Iteration.iter(keys);
        for (Object key; (key = Iteration.next(iterator)) != null; ) {
            names.add(Text.name(key));
            args.add(Call.method(mapping, "__getitem__", key));
        }
    }
}
