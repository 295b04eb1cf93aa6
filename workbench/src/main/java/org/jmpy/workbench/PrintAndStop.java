package org.jmpy.workbench;

/** The end of a run, and of a trace that was recorded up to it. */
public record PrintAndStop(Arg output) implements Terminator, TraceEntry {}
