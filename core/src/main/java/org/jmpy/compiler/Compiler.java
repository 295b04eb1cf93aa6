package org.jmpy.compiler;

import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.Utf8;
import org.jmpy.syntax.CompileError;
import org.jmpy.syntax.KnownStrings;
import org.jmpy.syntax.ParseOptions;
import org.jmpy.syntax.Parser;
import org.jmpy.syntax.Symbol;
import org.jmpy.syntax.SymbolTable;

/** The front end: source text in, code out. */
public final class Compiler {
    private Compiler() {}

    /**
     * {@return the code of a program}
     *
     * @param fileName name of the source, for errors and tracebacks
     * @throws CompileError if it is not a program
     */
    public static MpyImage compile(String source, String fileName, Mode mode, Options options) {
        return compile(Utf8.encode(source), fileName, mode, options);
    }

    /**
     * {@return the code of a program}
     *
     * @param source UTF-8
     * @param fileName name of the source, for errors and tracebacks
     * @throws CompileError if it is not a program
     */
    public static MpyImage compile(byte[] source, String fileName, Mode mode, Options options) {
        return compile(source, fileName, fileName, mode, options);
    }

    /**
     * {@return the code of a program}
     *
     * @param source UTF-8
     * @param fileName name of the source, for errors that the parser finds
     * @param sourceName name of the source that the code keeps, for other errors and tracebacks
     * @throws CompileError if it is not a program
     */
    public static MpyImage compile(
            byte[] source, String fileName, String sourceName, Mode mode, Options options) {
        return DeepStack.run(
                maxDepth -> compile(source, fileName, sourceName, mode, options, maxDepth));
    }

    private static MpyImage compile(
            byte[] source,
            String fileName,
            String sourceName,
            Mode mode,
            Options options,
            int maxDepth) {
        if (options.emit() != Options.Emit.BYTECODE
                && options.nativeCode() == Options.NativeCode.REFUSE) {
            throw new CompileError(
                    CompileError.Kind.NOT_IMPLEMENTED, "native code is not supported yet");
        }
        SymbolTable symbols = new SymbolTable();
        symbols.intern(fileName);
        Symbol name = symbols.intern(sourceName);
        boolean isRepl = mode == Mode.SINGLE;
        ParseOptions parseOptions =
                new ParseOptions(fileName, options.optimisation(), options.smallIntBits(), isRepl);
        ModuleCompiler module = new ModuleCompiler(symbols, name, options, isRepl);
        KnownStrings known = KnownQstrs.INSTANCE;
        return switch (mode) {
            case FILE ->
                    module.compile(
                            Parser.parseFile(source, parseOptions, symbols, known, maxDepth), null);
            case SINGLE ->
                    module.compile(
                            Parser.parseSingle(source, parseOptions, symbols, known, maxDepth),
                            null);
            case EVAL ->
                    module.compile(
                            null, Parser.parseEval(source, parseOptions, symbols, known, maxDepth));
        };
    }

    /**
     * {@return whether what was typed at a REPL goes on on the next line}
     *
     * @param input one line or more
     */
    public static boolean needsMoreInput(String input) {
        return ReplInput.isIncomplete(input);
    }
}
