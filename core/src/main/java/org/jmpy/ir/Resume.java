package org.jmpy.ir;

import java.util.List;

/**
 * How to go on, after an exit, without the region: a frame of the program, and the frames around
 * it. Exits share the outer ones.
 *
 * @param point tells the front end which code, and where in it
 * @param slots what the frame holds; null for a slot that is not used. Frames hold objects: a slot
 *     that is an INT, FLOAT or BOOL means its box (the optimiser drops boxes made for slots only)
 * @param outer the frame that called this one, null for the outermost of the region
 */
public record Resume(Object point, List<Source> slots, Resume outer) {}
