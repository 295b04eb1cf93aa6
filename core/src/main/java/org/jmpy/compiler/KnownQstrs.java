package org.jmpy.compiler;

import org.jmpy.mpy.StaticQstrs;
import org.jmpy.syntax.KnownStrings;

import java.nio.charset.StandardCharsets;

/**
 * The strings that mpy-cross knows before it reads a program: literals of that text are names, not
 * constants. Only those of more than 10 bytes are here, because shorter literals are names anyway.
 * Source: the names in the mpy-cross binary of MicroPython 1.29.
 */
final class KnownQstrs implements KnownStrings {
    static final KnownQstrs INSTANCE = new KnownQstrs();

    private static final int LONGEST = 32;

    private KnownQstrs() {}

    @Override
    public boolean contains(byte[] bytes, int offset, int length) {
        if (length > LONGEST) {
            return false;
        }
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        return switch (text) {
            case "Interpolation",
                    "StopAsyncIteration",
                    "UnicodeError",
                    "ViperTypeError",
                    "__build_class__",
                    "__complex__",
                    "__contains__",
                    "__repl_print__",
                    "__reversed__",
                    "__template__",
                    "__traceback__",
                    "bound_method",
                    "difference_update",
                    "format_spec",
                    "heap_unlock",
                    "interpolations",
                    "intersection",
                    "intersection_update",
                    "maximum recursion depth exceeded",
                    "string.templatelib",
                    "symmetric_difference",
                    "symmetric_difference_update",
                    "templatelib",
                    "unpack_from",
                    "vcvt_f32_s32",
                    "vcvt_s32_f32" ->
                    true;
            default -> StaticQstrs.number(text) != 0;
        };
    }
}
