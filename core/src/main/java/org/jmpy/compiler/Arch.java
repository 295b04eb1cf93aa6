package org.jmpy.compiler;

/** Numbers of architectures in {@code .mpy} files. Source: MicroPython py/persistentcode.h. */
public final class Arch {
    public static final int NONE = 0;
    public static final int X86 = 1;
    public static final int X64 = 2;
    public static final int ARMV6 = 3;
    public static final int ARMV6M = 4;
    public static final int ARMV7M = 5;
    public static final int ARMV7EM = 6;
    public static final int ARMV7EMSP = 7;
    public static final int ARMV7EMDP = 8;
    public static final int XTENSA = 9;
    public static final int XTENSAWIN = 10;
    public static final int RV32IMC = 11;
    public static final int RV64IMC = 12;
    public static final int DEBUG = 13;

    private Arch() {}

    /** {@return the number of the architecture that {@code -march} names, -1 if there is none} */
    public static int number(String name) {
        return switch (name) {
            case "x86" -> X86;
            case "x64", "host" -> X64;
            case "armv6" -> ARMV6;
            case "armv6m" -> ARMV6M;
            case "armv7m" -> ARMV7M;
            case "armv7em" -> ARMV7EM;
            case "armv7emsp" -> ARMV7EMSP;
            case "armv7emdp" -> ARMV7EMDP;
            case "xtensa" -> XTENSA;
            case "xtensawin" -> XTENSAWIN;
            case "rv32imc" -> RV32IMC;
            case "rv64imc" -> RV64IMC;
            case "debug" -> DEBUG;
            default -> -1;
        };
    }

    /** {@return whether mpy-cross has a native emitter for it} */
    static boolean hasNative(int arch) {
        return arch != NONE && arch != RV64IMC;
    }

    /** {@return whether mpy-cross has an inline assembler for it} */
    static boolean hasAssembler(int arch) {
        return arch >= ARMV6 && arch <= RV32IMC;
    }
}
