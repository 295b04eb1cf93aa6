package org.jmpy.workbench;

/** The end of a block: where to go on, or to stop. */
public sealed interface Terminator permits Jump, Branch, Promote, PrintAndStop {}
