/**
 * The intermediate representation of hot code: regions of superblocks in SSA form, with guards,
 * side exits and resume data. It knows nothing of Python: what an operation means is a row of
 * {@link org.jmpy.ir.Op} or the static Java method of a {@link org.jmpy.ir.MicroOp}. Front ends
 * build a {@link org.jmpy.ir.Region}, the optimiser rewrites it, the JVM backend or the IR's own
 * interpreter runs it.
 *
 * <p>In: operations in order, from a front end. Out: the same meaning in fewer operations. Used by
 * {@code jvm}, {@code region} and the workbench.
 */
package org.jmpy.ir;
