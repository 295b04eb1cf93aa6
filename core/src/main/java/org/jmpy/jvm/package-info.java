/**
 * Tier 3: hot code as hidden classes, which HotSpot compiles to machine code.
 *
 * <p>There are two compilers. {@code FunctionCompiler} takes the stack bytecode of a function that
 * tier 0 found warm and gives a {@link org.jmpy.interp.CompiledCode}: {@code Flow} finds blocks,
 * stack depths and handlers; {@code FunctionEmitter} writes one JVM method, with Python locals in
 * JVM locals and a call of a micro-op for each operation; {@code FunctionJit} decides, compiles in
 * the background and counts. What cannot be compiled stays in tier 0, for a named reason.
 *
 * <p>{@code RegionCompiler} takes a {@link org.jmpy.ir.Region} and knows nothing of Python: {@code
 * RegionGraph} reads it, {@code Schedule} decides what is on the JVM's stack, {@code
 * LocalAllocator} shares out the locals, {@code RegionEmitter} writes the method; {@code
 * RegionParts} cuts what is too large for one. {@link org.jmpy.jvm.Exits} tells what the state that
 * it leaves by an exit holds.
 */
package org.jmpy.jvm;
