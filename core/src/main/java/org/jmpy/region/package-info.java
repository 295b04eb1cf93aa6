/**
 * Tier 2: builds regions of typed code from bytecode and what tier 0 saw it do, runs them, and goes
 * back to the interpreter where they are left.
 *
 * <p>A region is a function or a loop with what it calls. Building it is partial evaluation: the
 * bytecode is run over what is known of each value instead of values. Where paths meet, a block has
 * one version for each different knowledge, up to a limit; so a loop's first round establishes what
 * its later rounds rely on, and a path that comes back with the same knowledge joins. What was
 * never seen to happen is an exit. An exit that is taken often has taught the feedback something
 * new, and the region is built again.
 */
package org.jmpy.region;
