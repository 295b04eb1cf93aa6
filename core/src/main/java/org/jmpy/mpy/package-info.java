/**
 * The {@code .mpy} container, version 6: reading, the structure that compiler and loader share,
 * checking, writing.
 *
 * <pre>
 * file    = header qstr* constant* rawCode
 * rawCode = kind and length, code, child count, rawCode*
 * </pre>
 *
 * <p>In: bytes of a file, or what the compiler made. Out: an {@link org.jmpy.mpy.MpyImage} whose
 * tables are linked as plain data and whose code lies where it was; or bytes of a file. Turning
 * constants into Python objects is the interpreter's work. Uses {@code bytecode} and {@code
 * numbers}; the compiler, the interpreter and the tools use it.
 */
package org.jmpy.mpy;
