package org.jmpy.compiler;

/**
 * How to compile.
 *
 * @param optimisation 0 to 3: from 1 on no asserts, from 3 on no line numbers
 * @param smallIntBits how many bits of a small int the target has; larger ints become objects
 * @param sourceLines whether to store line numbers
 * @param arch number of the architecture that native code is for, 0 for none; see {@link Arch}
 * @param emit what functions without a decorator become
 * @param nativeCode what becomes of functions that are to be native code
 */
public record Options(
        int optimisation,
        int smallIntBits,
        boolean sourceLines,
        int arch,
        Emit emit,
        NativeCode nativeCode) {
    /** The defaults of mpy-cross. */
    public static final Options CROSS =
            new Options(0, 31, true, Arch.NONE, Emit.BYTECODE, NativeCode.REFUSE);

    /** For code that is run at once: ints of 63 bits, native code as bytecode. */
    public static final Options RUN =
            new Options(0, 63, true, Arch.NONE, Emit.BYTECODE, NativeCode.BYTECODE);

    /** What the compiler makes of a function. */
    public enum Emit {
        /** Bytecode. */
        BYTECODE,
        /** Machine code with the meaning of bytecode. */
        NATIVE,
        /** Machine code on machine words. */
        VIPER
    }

    /** What becomes of functions that are to be machine code. */
    public enum NativeCode {
        /** An error: {@code invalid arch} without an architecture, not supported with one. */
        REFUSE,
        /** {@code @micropython.native} is ignored; viper is not supported. */
        BYTECODE,
        /** {@code @micropython.native} and {@code @micropython.viper} are ignored. */
        ALL_BYTECODE
    }

    /** {@return whether the code is to be, byte for byte, what mpy-cross makes} */
    boolean isForFile() {
        return nativeCode == NativeCode.REFUSE;
    }

    /** {@return these options with another optimisation level} */
    public Options withOptimisation(int level) {
        return new Options(level, smallIntBits, sourceLines, arch, emit, nativeCode);
    }

    /** {@return these options with another size of small ints} */
    public Options withSmallIntBits(int bits) {
        return new Options(optimisation, bits, sourceLines, arch, emit, nativeCode);
    }

    /** {@return these options with or without line numbers} */
    public Options withSourceLines(boolean enabled) {
        return new Options(optimisation, smallIntBits, enabled, arch, emit, nativeCode);
    }

    /** {@return these options for another architecture} */
    public Options withArch(int number) {
        return new Options(optimisation, smallIntBits, sourceLines, number, emit, nativeCode);
    }

    /** {@return these options with another kind of code for functions without a decorator} */
    public Options withEmit(Emit kind) {
        return new Options(optimisation, smallIntBits, sourceLines, arch, kind, nativeCode);
    }

    /** {@return these options with another treatment of native code} */
    public Options withNativeCode(NativeCode treatment) {
        return new Options(optimisation, smallIntBits, sourceLines, arch, emit, treatment);
    }
}
