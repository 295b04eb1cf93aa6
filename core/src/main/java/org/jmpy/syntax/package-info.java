/**
 * From source text to a tree: lexer, parser, folding of constants, and the mistakes found there.
 *
 * <p>In: bytes of a source and {@link org.jmpy.syntax.ParseOptions}. Out: a {@link
 * org.jmpy.syntax.Stmt} or {@link org.jmpy.syntax.Expr} whose nodes carry source lines, or a {@link
 * org.jmpy.syntax.CompileError}. The language is MicroPython's; the tree's line numbers and the
 * moments at which names become symbols follow the original closely, because the bytes of compiled
 * files depend on them. Uses {@code numbers}; only the compiler and dumps use it.
 */
package org.jmpy.syntax;
