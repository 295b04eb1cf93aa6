/**
 * Tier 1: register code. A warm function is lowered once from its stack bytecode to instructions
 * over an accumulator and registers, verified, and interpreted from then on; its code lies in
 * memory of its own and adapts to what it sees. Programs can also be written as text.
 *
 * <p>In: {@link org.jmpy.interp.FunctionCode} or text. Out: {@link org.jmpy.interp.CompiledCode}.
 * Registers are the slots of the tier 0 frame, so that a frame can go from either tier to the other
 * at each loop header, and be rebuilt at each instruction that can raise. {@link
 * org.jmpy.register.Isa} is the one table of instructions.
 */
package org.jmpy.register;
