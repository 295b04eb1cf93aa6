package org.jmpy.tool;

import org.jmpy.mpy.ConstantBytes;
import org.jmpy.mpy.ConstantMarker;
import org.jmpy.mpy.ConstantTuple;
import org.jmpy.mpy.Utf8;
import org.jmpy.numbers.Complex;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Freezes files: writes the C source that a MicroPython firmware is built with to have the modules
 * in its ROM. Source of the layout: MicroPython tools/mpy-tool.py, option -f.
 */
final class FrozenC {
    /** Strings of constants below this many characters become qstrs. */
    static final int INTERN = 25;

    /** How the target stores integers that are not small. */
    enum LongInts {
        NONE,
        LONGLONG,
        MPZ
    }

    private static final String RULE = "/".repeat(80);

    /** The range of integers that are small on every target. */
    private static final BigInteger SMALL_MIN = BigInteger.valueOf(-0x2000);

    private static final BigInteger SMALL_MAX = BigInteger.valueOf(0x1fff);

    private final List<MpyFile> files;
    private final FrozenQstrs qstrs;
    private final LongInts longInts;
    private final int digitBits;
    private final Lines out;

    // Sizes for the summary, in bytes unless said otherwise.
    private int qstrContent;
    private int bytecodeContent;
    private int stringContent;
    private int intContent;
    private int objectContent;
    private int constantEntries;
    private int functionCount;

    private FrozenC(
            List<MpyFile> files, FrozenQstrs qstrs, LongInts longInts, int digitBits, Lines out) {
        this.files = files;
        this.qstrs = qstrs;
        this.longInts = longInts;
        this.digitBits = digitBits;
        this.out = out;
    }

    /**
     * Prints the C source.
     *
     * @param digitBits bits of a digit of {@link LongInts#MPZ}
     * @throws ToolException if something cannot be frozen
     */
    static void print(
            List<MpyFile> files, FrozenQstrs qstrs, LongInts longInts, int digitBits, Lines out)
            throws ToolException {
        for (MpyFile file : files) {
            qstrs.add(file.newQstrs);
        }
        FrozenC frozen = new FrozenC(files, qstrs, longInts, digitBits, out);
        frozen.printHead();
        frozen.printQstrs();
        for (MpyFile file : files) {
            try {
                frozen.printModule(file);
            } catch (IndexOutOfBoundsException e) {
                throw file.corrupt();
            }
        }
        frozen.printModuleTables();
        frozen.printSummary();
    }

    private void print(String... lines) {
        for (String line : lines) {
            out.print(line);
        }
    }

    private void printHead() {
        print(
                "#include \"py/mpconfig.h\"",
                "#include \"py/objint.h\"",
                "#include \"py/objstr.h\"",
                "#include \"py/emitglue.h\"",
                "#include \"py/nativeglue.h\"",
                "",
                "#if MICROPY_LONGINT_IMPL != " + longInts.ordinal(),
                "#error \"incompatible MICROPY_LONGINT_IMPL\"",
                "#endif",
                "");
        if (longInts == LongInts.MPZ) {
            print(
                    "#if MPZ_DIG_SIZE != " + digitBits,
                    "#error \"incompatible MPZ_DIG_SIZE\"",
                    "#endif",
                    "");
        }
        printStruct("FLOAT", "mp_obj_float_t", "value");
        printStruct("COMPLEX", "mp_obj_complex_t", "real", "imag");
    }

    private void printStruct(String option, String name, String... fields) {
        print("#if MICROPY_PY_BUILTINS_" + option, "typedef struct _" + name + " {");
        print("    mp_obj_base_t base;");
        for (String field : fields) {
            print("    mp_float_t " + field + ";");
        }
        print("} " + name + ";", "#endif", "");
    }

    private void printQstrs() {
        List<String> texts = new ArrayList<>(qstrs.added.keySet());
        if (!texts.isEmpty()) {
            print("enum {");
            String first = " = MP_QSTRnumber_of";
            for (String text : texts) {
                print("    MP_QSTR_" + qstrs.added.get(text) + first + ",");
                first = "";
            }
            print("};");
        }
        if (qstrs.hashBytes != 0) {
            print("", "const qstr_hash_t mp_qstr_frozen_const_hashes[] = {");
            for (String text : texts) {
                print("    " + qstrs.hash(Utf8.encode(text)) + ",");
                qstrContent += qstrs.hashBytes;
            }
            print("};");
        }
        print("", "const qstr_len_t mp_qstr_frozen_const_lengths[] = {");
        for (String text : texts) {
            int length = Utf8.encode(text).length;
            print("    " + length + ",");
            qstrContent += qstrs.lengthBytes + length + 1;
        }
        print(
                "};",
                "",
                "extern const qstr_pool_t mp_qstr_const_pool;",
                "const qstr_pool_t mp_qstr_frozen_const_pool = {",
                "    &mp_qstr_const_pool, // previous pool",
                "    MP_QSTRnumber_of, // previous pool size",
                "    true, // is_sorted",
                "    " + Math.min(texts.size(), 10) + ", // allocated entries",
                "    " + texts.size() + ", // used entries");
        if (qstrs.hashBytes != 0) {
            print("    (qstr_hash_t *)mp_qstr_frozen_const_hashes,");
        }
        print("    (qstr_len_t *)mp_qstr_frozen_const_lengths,", "    {");
        for (String text : texts) {
            print("        \"" + FrozenQstrs.literal(text) + "\",");
        }
        print("    },", "};");
    }

    private void printModule(MpyFile file) throws ToolException {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            PyText.appendHex(header.append(i == 0 ? "" : ":"), file.header(i), 2);
        }
        print(
                "",
                RULE,
                "// frozen module " + file.escapedName,
                "// - original source file: " + file.path,
                "// - frozen file name: " + file.sourceFile(),
                "// - .mpy header: " + header,
                "");
        printFunction(file.root);
        print("");
        printConstants(file);
        String name = file.escapedName;
        boolean hasConstants = !file.constants.isEmpty();
        print(
                "",
                "static const mp_frozen_module_t frozen_module_" + name + " = {",
                "    .constants = {",
                "        .qstr_table = (qstr_short_t *)&const_qstr_table_data_" + name + ",",
                hasConstants
                        ? "        .obj_table = (mp_obj_t *)&const_obj_table_data_" + name + ","
                        : "        .obj_table = NULL,",
                "    },",
                "    .proto_fun = &proto_fun_" + file.root.escapedName + ",",
                "};");
    }

    // Constants.

    private void printConstants(MpyFile file) throws ToolException {
        String name = file.escapedName;
        print(
                "static const qstr_short_t const_qstr_table_data_"
                        + name
                        + "["
                        + file.qstrs.size()
                        + "] = {");
        for (String qstr : file.qstrs) {
            print("    MP_QSTR_" + Identifiers.escape(qstr) + ",");
        }
        print("};");
        if (file.constants.isEmpty()) {
            return;
        }
        print("", "// constants");
        List<String> references = new ArrayList<>();
        for (Object constant : file.constants) {
            references.add(printConstant("const_obj_" + name + "_" + references.size(), constant));
        }
        print("", "// constant table");
        print(
                "static const mp_rom_obj_t const_obj_table_data_"
                        + name
                        + "["
                        + references.size()
                        + "] = {");
        for (String reference : references) {
            print("    " + reference + ",");
        }
        print("};");
        constantEntries += references.size();
    }

    /** Defines an object if it needs to be. {@return how C code refers to it} */
    private String printConstant(String name, Object constant) throws ToolException {
        return switch (constant) {
            case ConstantMarker marker ->
                    switch (marker) {
                        case FUN_TABLE -> "&mp_fun_table";
                        case NONE -> "MP_ROM_NONE";
                        case FALSE -> "MP_ROM_FALSE";
                        case TRUE -> "MP_ROM_TRUE";
                        case ELLIPSIS -> "MP_ROM_PTR(&mp_const_ellipsis_obj)";
                    };
            case String text -> printText(name, text);
            case ConstantBytes bytes ->
                    bytes.value().length == 0
                            ? "MP_ROM_PTR(&mp_const_empty_bytes_obj)"
                            : printBytes(name, "mp_type_bytes", bytes.value());
            case BigInteger value -> printInt(name, value);
            case Double value -> printFloat(name, value);
            case Complex value -> {
                print(
                        "static const mp_obj_complex_t "
                                + name
                                + " = {{&mp_type_complex}, (mp_float_t)"
                                + PyText.general16(value.re())
                                + ", (mp_float_t)"
                                + PyText.general16(value.im())
                                + "};");
                yield "MP_ROM_PTR(&" + name + ")";
            }
            case ConstantTuple tuple -> printTuple(name, tuple);
            default -> throw new IllegalArgumentException("not a constant: " + constant);
        };
    }

    private String printText(String name, String text) {
        if (text.isEmpty()) {
            return "MP_ROM_QSTR(MP_QSTR_)";
        }
        String qstr = qstrs.name(text);
        return qstr != null
                ? "MP_ROM_QSTR(" + qstr + ")"
                : printBytes(name, "mp_type_str", Utf8.encode(text));
    }

    private String printBytes(String name, String type, byte[] bytes) {
        print(
                "static const mp_obj_str_t "
                        + name
                        + " = {{&"
                        + type
                        + "}, "
                        + qstrs.hash(bytes)
                        + ", "
                        + bytes.length
                        + ", (const byte*)\""
                        + FrozenQstrs.hexLiteral(bytes)
                        + "\"};");
        stringContent += bytes.length;
        objectContent += 4 * 4;
        return "MP_ROM_PTR(&" + name + ")";
    }

    private String printInt(String name, BigInteger value) throws ToolException {
        if (value.compareTo(SMALL_MIN) >= 0 && value.compareTo(SMALL_MAX) <= 0) {
            return "MP_ROM_INT(" + value + ")";
        }
        String head = "static const mp_obj_int_t " + name + " = {{&mp_type_int}, ";
        switch (longInts) {
            case NONE -> throw new ToolException("target does not support long int");
            case LONGLONG -> print(head + value + "};");
            case MPZ -> {
                List<String> digits = new ArrayList<>();
                BigInteger mask = BigInteger.ONE.shiftLeft(digitBits).subtract(BigInteger.ONE);
                BigInteger rest = value.abs();
                for (; rest.signum() != 0; rest = rest.shiftRight(digitBits)) {
                    digits.add("0x" + rest.and(mask).toString(16));
                }
                String digit = "uint" + digitBits + "_t";
                print(
                        head
                                + "{.neg="
                                + (value.signum() < 0 ? 1 : 0)
                                + ", .fixed_dig=1, .alloc="
                                + digits.size()
                                + ", .len="
                                + digits.size()
                                + ", .dig=("
                                + digit
                                + "*)(const "
                                + digit
                                + "[]){"
                                + String.join(",", digits)
                                + "}}};");
                intContent += digits.size() * digitBits / 8;
                objectContent += 4 * 4;
            }
        }
        return "MP_ROM_PTR(&" + name + ")";
    }

    private String printFloat(String name, double value) throws ToolException {
        if (Double.isFinite(value) && Float.isInfinite((float) value)) {
            throw new ToolException("float too large to pack with f format");
        }
        String macro = name + "_macro";
        long single = Integer.toUnsignedLong(Float.floatToRawIntBits((float) value));
        StringBuilder word = new StringBuilder();
        PyText.appendHex(word, ((single & ~3) | 2) + 0x80800000L, 8);
        BigInteger wide =
                new BigInteger(Long.toUnsignedString(Double.doubleToRawLongBits(value)))
                        .add(BigInteger.valueOf(0x8004).shiftLeft(48));
        String wideText = wide.toString(16);
        print(
                "#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_A || MICROPY_OBJ_REPR =="
                        + " MICROPY_OBJ_REPR_B",
                "static const mp_obj_float_t "
                        + name
                        + " = {{&mp_type_float}, (mp_float_t)"
                        + PyText.general16(value)
                        + "};",
                "#define " + macro + " MP_ROM_PTR(&" + name + ")",
                "#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C",
                "#define " + macro + " ((mp_rom_obj_t)(0x" + word + "))",
                "#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D",
                "#define "
                        + macro
                        + " ((mp_rom_obj_t)(0x"
                        + "0".repeat(Math.max(0, 16 - wideText.length()))
                        + wideText
                        + "))",
                "#endif");
        objectContent += 3 * 4;
        return macro;
    }

    private String printTuple(String name, ConstantTuple tuple) throws ToolException {
        if (tuple.items().isEmpty()) {
            return "MP_ROM_PTR(&mp_const_empty_tuple_obj)";
        }
        List<String> references = new ArrayList<>();
        for (Object item : tuple.items()) {
            references.add(printConstant(name + "_" + references.size(), item));
        }
        print(
                "static const mp_rom_obj_tuple_t "
                        + name
                        + " = {{&mp_type_tuple}, "
                        + references.size()
                        + ", {");
        for (String reference : references) {
            print("    " + reference + ",");
        }
        print("}};");
        return "MP_ROM_PTR(&" + name + ")";
    }

    // Functions.

    private void printFunction(MpyFunction function) throws ToolException {
        FrozenFunction.print(this, function, out);
    }

    /** Prints a function's children before the function itself. */
    void printChildren(MpyFunction function, String preludePointer) throws ToolException {
        if (function.children.isEmpty()) {
            return;
        }
        for (MpyFunction child : function.children) {
            print("// child of " + function.escapedName);
            printFunction(child);
            print("");
        }
        print("static const mp_raw_code_t *const children_" + function.escapedName + "[] = {");
        for (MpyFunction child : function.children) {
            print("    (const mp_raw_code_t *)&proto_fun_" + child.escapedName + ",");
        }
        if (preludePointer != null) {
            print("    (void *)" + preludePointer + ",");
        }
        print("};", "");
    }

    /** Counts a function for the summary. */
    void count(MpyFunction function) {
        functionCount++;
        if (function.kind == MpyFunction.BYTECODE) {
            bytecodeContent += function.length;
        }
    }

    // The modules together.

    private void printModuleTables() {
        print(
                "",
                RULE,
                "// collection of all frozen modules",
                "",
                "const char mp_frozen_names[] = {",
                "    #ifdef MP_FROZEN_STR_NAMES",
                "    MP_FROZEN_STR_NAMES",
                "    #endif");
        for (MpyFile file : files) {
            print("    \"" + file.sourceFile() + "\\0\"");
        }
        print(
                "    \"\\0\"",
                "};",
                "",
                "const mp_frozen_module_t *const mp_frozen_mpy_content[] = {");
        for (MpyFile file : files) {
            print("    &frozen_module_" + file.escapedName + ",");
        }
        print("};", "", "#ifdef MICROPY_FROZEN_LIST_ITEM");
        for (MpyFile file : files) {
            String name = file.sourceFile();
            String init = "/__init__.py";
            String shortName =
                    name.endsWith(init)
                            ? name.substring(0, name.length() - init.length())
                            : name.substring(0, Math.max(0, name.lastIndexOf('.')));
            print("MICROPY_FROZEN_LIST_ITEM(\"" + shortName + "\", \"" + name + "\")");
        }
        print("#endif", "");
    }

    private void printSummary() {
        int names =
                1 + files.stream().collect(Collectors.summingInt(f -> f.sourceFile().length() + 1));
        int modules = files.size() * 4;
        int total =
                qstrContent
                        + bytecodeContent
                        + stringContent
                        + intContent
                        + objectContent
                        + constantEntries * 4
                        + functionCount * 4 * 4
                        + names
                        + modules;
        print(
                "/*",
                "byte sizes:",
                "qstr content: " + qstrs.added.size() + " unique, " + qstrContent + " bytes",
                "bc content: " + bytecodeContent,
                "const str content: " + stringContent,
                "const int content: " + intContent,
                "const obj content: " + objectContent,
                "const table qstr content: 0 entries, 0 bytes",
                "const table ptr content: "
                        + constantEntries
                        + " entries, "
                        + constantEntries * 4
                        + " bytes",
                "raw code content: " + functionCount + " * 4 = " + functionCount * 4 * 4,
                "mp_frozen_mpy_names_content: " + names,
                "mp_frozen_mpy_content_size: " + modules,
                "total: " + total,
                "*/");
    }
}
