package org.jmpy.compiler;

/** Decorators like {@code @micropython.native}, which say what kind of code to make. */
final class NativeDirective {
    private NativeDirective() {}

    /** Heeds the decorator {@code @micropython.name}. */
    static void apply(String name, Walk walk) {
        Options options = walk.options;
        switch (name) {
            case "bytecode" -> {}
            case "native", "viper" -> {
                boolean isRefused =
                        switch (options.nativeCode()) {
                            case REFUSE -> true;
                            case BYTECODE -> name.equals("viper");
                            case ALL_BYTECODE -> false;
                        };
                if (isRefused) {
                    refuse(name, walk, Arch.hasNative(options.arch()));
                }
            }
            case "asm_thumb", "asm_xtensa", "asm_rv32" -> {
                if (options.nativeCode() == Options.NativeCode.REFUSE) {
                    refuse(name, walk, Arch.hasAssembler(options.arch()));
                } else {
                    walk.error(0, "invalid micropython decorator");
                }
            }
            default -> walk.error(0, "invalid micropython decorator");
        }
    }

    private static void refuse(String name, Walk walk, boolean hasArch) {
        if (hasArch || walk.options.nativeCode() != Options.NativeCode.REFUSE) {
            walk.diagnostics.notSupported(0, "micropython." + name + " is not supported yet");
        } else {
            walk.error(0, "invalid arch");
        }
    }
}
