package org.jmpy.ir;

/** Where a slot of a frame gets its value from when a region is left. */
public sealed interface Source permits Value, Virtual {}
