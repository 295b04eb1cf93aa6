/**
 * From a tree to a code image: scopes, passes, code.
 *
 * <p>In: source text, which {@code syntax} parses, and {@link org.jmpy.compiler.Options}. Out: an
 * {@link org.jmpy.mpy.MpyImage}, whose bytes as a file are those that MicroPython 1.29's mpy-cross
 * writes for the same source, or a {@link org.jmpy.syntax.CompileError}.
 *
 * <p>{@link org.jmpy.compiler.ModuleCompiler} walks each scope twice with the same walker ({@link
 * org.jmpy.compiler.StatementCompiler}, {@link org.jmpy.compiler.ExpressionCompiler}): first into a
 * {@link org.jmpy.compiler.NameCollector}, which finds out what each name means and puts strings
 * and constants into the module's tables, then into a {@link org.jmpy.compiler.CodeEmitter}. Only
 * {@link org.jmpy.compiler.Compiler} is for other packages.
 */
package org.jmpy.compiler;
