/**
 * The {@code jmpy} command: its verbs, the drop-ins for {@code micropython}, {@code mpy-cross} and
 * {@code mpy-tool}, and the REPL. Uses the core; nothing uses it.
 *
 * <p>Start-up time is a headline figure: what running a file does not need is in classes of its own
 * that are loaded when asked for (terminal, REPL, help texts, other verbs).
 */
package org.jmpy.cli;
