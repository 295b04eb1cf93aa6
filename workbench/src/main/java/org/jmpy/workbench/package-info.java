/**
 * The flow graph language of the PyPy posts on partial evaluation and tracing (January and February
 * 2012), with the functions and objects of its later version: programs in, their output, residual
 * programs, traces and compiled loops out.
 *
 * <pre>
 *   text --Syntax--> Program --Interpreter-------> output
 *                       |------PartialEvaluator--> residual Program --Cleanup--> Program
 *                       |------Tracer--> Trace --TraceOptimiser--> Trace --TraceRunner--> output
 *                       `------HotLoops: Recorder--> Trace --RegionBuilder--> Region of org.jmpy.ir
 *                                 --its optimiser, the backend of org.jmpy.jvm--> code
 * </pre>
 *
 * Tracer to TraceRunner, and the partial evaluator without its improvements, are as in the posts,
 * label numbers and all. HotLoops is what a better system must do; with {@link
 * org.jmpy.workbench.MetaTracer} it serves interpreters written in Java as well. The command line
 * reaches all of it as the tool {@code jmpy-lab}.
 */
package org.jmpy.workbench;
