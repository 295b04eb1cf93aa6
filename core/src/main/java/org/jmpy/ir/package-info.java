/**
 * The intermediate representation of hot code: regions of superblocks in SSA form, with guards,
 * side exits and resume data. It knows nothing of Python: what an operation means is a row of
 * {@link org.jmpy.ir.Op} or the static Java method of a {@link org.jmpy.ir.MicroOp}. Front ends
 * build a {@link org.jmpy.ir.Region}, the optimiser rewrites it, the JVM backend or the IR's own
 * interpreter runs it.
 *
 * <p>In: operations in order, from a front end. Out: the same meaning in fewer operations. Used by
 * {@code jvm}, {@code region} and the workbench.
 *
 * <pre>
 * Region  = Block+ (entries first)
 * Block   = parameters, operations, End
 * End     = Jump | Branch condition Jump Jump | Return value | Leave Exit
 * Exit    = Resume, cause, observed          where a guard leaves to, or a call raises
 * Resume  = point, Source*, outer Resume     a frame of the program
 * Source  = Value | Virtual                  a Virtual is made when the exit is taken
 *
 * Optimiser = pass, peel loops, pass
 * pass      = Walk (forward: Emitter, Rules, Facts, ValueTable, Memory, Joins), Closing, Threading
 * </pre>
 *
 * <p>To add a rule for an operation: a row in {@link org.jmpy.ir.Rule}, the rewriting in {@code
 * Rules}, a test in {@code RulesTest}. To add an operation: a row in {@link org.jmpy.ir.Op}, its
 * meaning in {@code Meaning}, what is known of its result in {@code Transfer}, its code in the
 * backend; the compiler tells where. {@code RandomRegionsTest} then must make it.
 */
package org.jmpy.ir;
