package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints one function of a frozen module as C: its bytes, its children, its description. */
final class FrozenFunction {
    private static final int ROW = 16;
    private static final String[] KINDS = {
        "MP_CODE_BYTECODE", "MP_CODE_NATIVE_PY", "MP_CODE_NATIVE_VIPER", "MP_CODE_NATIVE_ASM"
    };

    // Architectures by number, see MpyFile.
    private static final int ARMV6 = 3;
    private static final int ARMV6M = 4;
    private static final int ARMV7EMDP = 8;
    private static final int XTENSA = 9;
    private static final int XTENSAWIN = 10;
    private static final int RV32IMC = 11;
    private static final int RV64IMC = 12;

    private final MpyFunction function;
    private final String name;
    private final Lines out;

    private FrozenFunction(MpyFunction function, Lines out) {

        this.function = function;
        this.name = function.escapedName;
        this.out = out;
    }

    static void print(FrozenC frozen, MpyFunction function, Lines out) throws ToolException {
        FrozenFunction printer = new FrozenFunction(function, out);
        String preludePointer = null;
        if (function.kind == MpyFunction.BYTECODE) {
            printer.printBytecode();
        } else {
            preludePointer = printer.printMachineCode();
        }
        frozen.printChildren(function, preludePointer);
        printer.printDescription(preludePointer);
        frozen.count(function);
    }

    private String hex(int start, int end, String before, String after) {
        StringBuilder text = new StringBuilder();
        for (int at = start; at < end; at++) {
            PyText.appendHex(text.append(before).append("0x"), function.code().at(at), 2);
            text.append(after);
        }
        return text.toString();
    }

    private void printBytecode() throws ToolException {
        CodeBytes code = function.code();
        Prelude prelude = function.prelude;
        out.print("// frozen bytecode for file " + function.file.sourceFile() + ", scope " + name);
        out.print("static const byte fun_data_" + name + "[" + function.length + "] = {");
        out.print("    " + hex(function.start, prelude.infoStart, "", ",") + " // prelude");
        String names =
                IntStream.of(function.names)
                        .mapToObj(function.file.qstrs::get)
                        .collect(Collectors.joining(", "));
        out.print(
                "    "
                        + hex(prelude.infoStart, prelude.lineInfoStart(), "", ",")
                        + " // names: "
                        + names);
        out.print(
                "    "
                        + hex(prelude.lineInfoStart(), prelude.codeStart(), "", ",")
                        + " // code info");
        int length;
        for (int ip = prelude.codeStart(); ip < function.end(); ip += length) {
            length = Opcode.length(code, ip);
            int op = code.at(ip);
            String text = Disassembly.name(op);
            int format = Opcode.format(op);
            if (format == Opcode.QSTR) {
                text += " " + PyText.repr(function.file.qstrs.get(code.vuint(ip + 1)));
            } else if (format != Opcode.NONE) {
                text += " " + Disassembly.number(code, ip);
            }
            String bytes = hex(ip, ip + length, "", ",");
            out.print("    " + bytes + " // " + text);
        }
        out.print("};");
    }

    /** {@return how C code refers to the prelude, null if there is none} */
    private String printMachineCode() throws ToolException {
        if ((function.scopeFlags & ~0xf) != 0) {
            throw new ToolException(
                    function.file.path + ": unable to freeze code with relocations");
        }
        int start = function.start;
        int end = function.end();
        out.print("");
        out.print(
                "// frozen native code for file " + function.file.sourceFile() + ", scope " + name);
        out.print(
                "static const byte fun_data_"
                        + name
                        + "["
                        + function.length
                        + "] "
                        + attributes()
                        + " = {");
        for (int at = start; at < end; at += ROW) {
            out.print("   " + hex(at, Math.min(at + ROW, end), " ", ","));
        }
        out.print("};");
        if (function.kind != MpyFunction.NATIVE) {
            return null;
        }
        String pointer = "fun_data_" + name + "_prelude_macro";
        int prelude = start + function.preludeOffset;
        out.print("#if MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE");
        out.print(
                "static const byte fun_data_"
                        + name
                        + "_prelude["
                        + (end - prelude)
                        + "] = {"
                        + hex(prelude, end, " ", ",")
                        + "};");
        out.print("#define " + pointer + " &fun_data_" + name + "_prelude[0]");
        out.print("#else");
        out.print("#define " + pointer + " &fun_data_" + name + "[" + function.preludeOffset + "]");
        out.print("#endif");
        return pointer;
    }

    private String attributes() {
        int arch = function.file.arch;
        boolean isArm = arch == 0 || (arch >= ARMV6 && arch <= ARMV7EMDP);
        String text =
                isArm
                        ? "__attribute__((section(\".text,\\\"ax\\\",%progbits @ \")))"
                        : "__attribute__((section(\".text,\\\"ax\\\",@progbits # \")))";
        if (arch == ARMV6 || arch == XTENSA || arch == XTENSAWIN) {
            text += " __attribute__ ((aligned (4)))";
        } else if ((arch >= ARMV6M && arch <= ARMV7EMDP) || arch == RV32IMC || arch == RV64IMC) {
            text += " __attribute__ ((aligned (2)))";
        }
        return text;
    }

    private void printDescription(String preludePointer) {
        boolean isAsm = function.kind == MpyFunction.ASM;
        boolean isBytecode = function.kind == MpyFunction.BYTECODE;
        boolean isMinimal = isBytecode && function.children.isEmpty();
        String type = isAsm ? "mp_raw_code_t" : "mp_raw_code_truncated_t";
        if (isMinimal) {
            out.print("#if MICROPY_PERSISTENT_CODE_SAVE");
        }
        out.print("static const " + type + " proto_fun_" + name + " = {");
        out.print("    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,");
        out.print("    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,");
        out.print("    .kind = " + KINDS[function.kind] + ",");
        out.print("    .is_generator = " + (function.scopeFlags & Prelude.GENERATOR) + ",");
        out.print("    .fun_data = fun_data_" + name + ",");
        if (!function.children.isEmpty()) {
            out.print("    .children = (void *)&children_" + name + ",");
        } else if (preludePointer != null) {
            out.print("    .children = (void *)" + preludePointer + ",");
        } else {
            out.print("    .children = NULL,");
        }
        out.print("    #if MICROPY_PERSISTENT_CODE_SAVE");
        out.print("    .fun_data_len = " + function.length + ",");
        out.print("    .n_children = " + function.children.size() + ",");
        out.print("    #if MICROPY_EMIT_MACHINE_CODE");
        out.print("    .prelude_offset = " + function.preludeOffset + ",");
        out.print("    #endif");
        if (isBytecode) {
            printPrelude();
        }
        out.print("    #endif");
        if (isAsm) {
            out.print("    .asm_n_pos_args = " + function.nPosArgs + ",");
            out.print("    .asm_type_sig = " + function.typeSignature + ",");
        }
        out.print("};");
        if (isMinimal) {
            out.print("#else");
            out.print("#define proto_fun_" + name + " fun_data_" + name + "[0]");
            out.print("#endif");
        }
    }

    private void printPrelude() {
        Prelude prelude = function.prelude;
        int start = function.start;
        out.print("    #if MICROPY_PY_SYS_SETTRACE");
        out.print("    .line_of_definition = 0,");
        out.print("    .prelude = {");
        out.print("        .n_state = " + prelude.nState + ",");
        out.print("        .n_exc_stack = " + prelude.nExcStack + ",");
        out.print("        .scope_flags = " + prelude.scopeFlags + ",");
        out.print("        .n_pos_args = " + prelude.nPosArgs + ",");
        out.print("        .n_kwonly_args = " + prelude.nKwonlyArgs + ",");
        out.print("        .n_def_pos_args = " + prelude.nDefPosArgs + ",");
        out.print("        .qstr_block_name_idx = " + function.names[0] + ",");
        printPosition("line_info", prelude.lineInfoStart() - start);
        printPosition("line_info_top", prelude.cellsStart() - start);
        printPosition("opcodes", prelude.codeStart() - start);
        out.print("    },");
        out.print("    #endif");
    }

    private void printPosition(String field, int offset) {
        out.print("        ." + field + " = fun_data_" + name + " + " + offset + ",");
    }
}
