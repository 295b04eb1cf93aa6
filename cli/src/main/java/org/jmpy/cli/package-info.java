/**
 * The {@code jmpy} command: its verbs, the drop-ins for {@code micropython}, {@code mpy-cross} and
 * {@code mpy-tool}, and the REPL. Uses the core; nothing uses it.
 */
package org.jmpy.cli;
