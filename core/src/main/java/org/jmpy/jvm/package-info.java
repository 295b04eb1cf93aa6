/**
 * Tier 3: hot functions and loops as hidden classes, which HotSpot compiles to machine code.
 *
 * <p>In: the stack bytecode of a function that tier 0 found warm. Out: a {@link
 * org.jmpy.interp.CompiledCode}. {@code Flow} finds blocks, stack depths and handlers; {@code
 * FunctionEmitter} writes one JVM method, with Python locals in JVM locals and a call of a micro-op
 * for each operation; {@code FunctionJit} decides, compiles in the background and counts. What
 * cannot be compiled stays in tier 0, for a named reason.
 */
package org.jmpy.jvm;
