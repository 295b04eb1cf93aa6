package org.jmpy.tool;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The part of frozen C source that holds modules as text, which the firmware compiles when they are
 * imported. Source of the layout: MicroPython tools/makemanifest.py.
 */
final class FrozenText {
    private FrozenText() {}

    static void print(List<Packing.Packed> files, StringBuilder out) {
        out.append("#include <stdint.h>\n#define MP_FROZEN_STR_NAMES \\\n");
        for (Packing.Packed file : files) {
            out.append('"').append(file.path()).append("\\0\" \\\n");
        }
        out.append("\nconst uint32_t mp_frozen_str_sizes[] = { ");
        for (Packing.Packed file : files) {
            out.append(file.content().length).append(", ");
        }
        out.append("0 };\nconst char mp_frozen_str_content[] = {\n");
        for (Packing.Packed file : files) {
            out.append('"');
            appendLiteral(file.content(), out);
            out.append("\\0\"\n");
        }
        out.append("\"\\0\"\n};\n\n");
    }

    /** A hexadecimal escape goes on as far as there are digits, so text after it starts anew. */
    private static void appendLiteral(byte[] content, StringBuilder out) {
        boolean afterHex = false;
        for (char c : new String(content, StandardCharsets.ISO_8859_1).toCharArray()) {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    boolean isPlain = c >= ' ' && c <= '~';
                    if (isPlain && afterHex) {
                        out.append("\" \"");
                    }
                    if (isPlain) {
                        out.append(c);
                    } else {
                        out.append("\\x")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 0xf, 16));
                    }
                    afterHex = !isPlain;
                }
            }
        }
    }

    /** What a firmware needs that has no compiled modules. */
    static void printNoImages(StringBuilder out) {
        String fields = "(qstr_pool_t*)&mp_qstr_const_pool, MP_QSTRnumber_of, 0, 0, 0, NULL, ";
        out.append("#include \"py/emitglue.h\"\n")
                .append("extern const qstr_pool_t mp_qstr_const_pool;\n")
                .append("const qstr_pool_t mp_qstr_frozen_const_pool = {\n")
                .append("    #if MICROPY_QSTR_BYTES_IN_HASH\n    ")
                .append(fields)
                .append("NULL, {},\n    #else\n    ")
                .append(fields)
                .append("{},\n    #endif\n};\n")
                .append("const char mp_frozen_names[] = { MP_FROZEN_STR_NAMES \"\\0\"};\n")
                .append("const mp_raw_code_t *const mp_frozen_mpy_content[] = {NULL};\n");
    }
}
