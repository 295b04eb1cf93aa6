/**
 * Micro-benchmarks of the VM's own operations.
 *
 * <p>{@code MicroOpBenchmark} times single operations as Java calls them, {@code SnippetBenchmark}
 * the same kinds of work as Python loops, in each tier. They compare one build with another; how
 * jmpy stands beside other Pythons is for the kernels of this folder's harness to say.
 */
package org.jmpy.bench;
