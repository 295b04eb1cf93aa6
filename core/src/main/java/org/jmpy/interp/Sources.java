package org.jmpy.interp;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.syntax.CompileError;

/** Compiles source text to images in memory, for this runtime. */
public final class Sources {
    /** From this verbosity on the code is shown. */
    private static final int LISTING = 2;

    private Sources() {}

    /**
     * Compiles {@code source}, which is UTF-8.
     *
     * @param file the name that tracebacks show
     * @throws PyError SyntaxError and its kin
     */
    public static MpyImage compile(Vm vm, byte[] source, String file, Mode mode) {
        try {
            Options options = Options.RUN.withOptimisation(vm.optimisation());
            MpyImage image = Compiler.compile(source, file, mode, options);
            if (vm.verbosity() >= LISTING) {
                StringBuilder listing = new StringBuilder();
                BytecodeListing.print(image, listing);
                vm.stdout().print(listing.toString());
            }
            return image;
        } catch (CompileError e) {
            throw toPython(e);
        }
    }

    /** As {@link #compile(Vm, byte[], String, Mode)} for text. */
    public static MpyImage compile(Vm vm, String source, String file, Mode mode) {
        return compile(vm, Utf8.encode(source), file, mode);
    }

    /** {@return the Python exception that stands for a mistake in a source} */
    public static PyError toPython(CompileError error) {
        ExceptionType type =
                switch (error.kind()) {
                    case SYNTAX_ERROR -> ExceptionType.SYNTAX_ERROR;
                    case INDENTATION_ERROR -> ExceptionType.INDENTATION_ERROR;
                    case RUNTIME_ERROR -> ExceptionType.RUNTIME_ERROR;
                    case NOT_IMPLEMENTED -> ExceptionType.NOT_IMPLEMENTED_ERROR;
                    case MEMORY_ERROR -> ExceptionType.MEMORY_ERROR;
                    case VIPER_TYPE_ERROR -> ExceptionType.VIPER_TYPE_ERROR;
                };
        PyException exception = new PyException(type, error.getMessage());
        if (error.file() != null) {
            exception.addTraceback(
                    new PyException.Place(error.file(), error.line(), error.block()));
        }
        return new PyError(exception);
    }
}
