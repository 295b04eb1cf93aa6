/**
 * The instruction set of {@code .mpy} version 6: one row per opcode, readers of operands in place,
 * function preludes and line information.
 *
 * <p>In: bytes of code, on the heap or in a mapped file ({@link org.jmpy.bytecode.CodeBytes}). Out:
 * numbers. Nothing here copies code or knows about Python values. The compiler writes with {@link
 * org.jmpy.bytecode.ByteSink}, {@link org.jmpy.bytecode.Prelude} and {@link
 * org.jmpy.bytecode.LineInfo}; the interpreter, the checker, the listing and the recorder read.
 * This is the lowest package: it depends on no other.
 */
package org.jmpy.bytecode;
