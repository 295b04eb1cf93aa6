/**
 * Tier 0: runs the stack bytecode of a code image in place, and everything that needs a frame or a
 * context: calls of Python functions, generators, imports, exec.
 *
 * <p>In: images of {@code compiler} and {@code mpy}. Out: values of {@code object}. {@link
 * org.jmpy.interp.Vm} is the state of one context, {@link org.jmpy.interp.Host} its only way to the
 * machine, {@link org.jmpy.interp.BuiltinModules} the door to the library above.
 */
package org.jmpy.interp;
