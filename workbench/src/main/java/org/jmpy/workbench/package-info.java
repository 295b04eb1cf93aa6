/**
 * The flow graph language of the PyPy posts on partial evaluation and tracing (January and February
 * 2012): programs in, their output, residual programs and traces out.
 *
 * <pre>
 *   facts --FactReader--> Program --Interpreter--------> output
 *                            |-----PartialEvaluator----> residual Program
 *                            `-----Tracer--> Trace --TraceOptimiser--> Trace --TraceRunner--> output
 * </pre>
 *
 * This is the faithful form, label numbers and all. The command line reaches it as the tool {@code
 * jmpy-lab}; nothing else uses it.
 */
package org.jmpy.workbench;
