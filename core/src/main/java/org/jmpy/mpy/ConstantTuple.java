package org.jmpy.mpy;

import java.util.List;

/**
 * A tuple in a constant table.
 *
 * @param items constants as {@link MpyImage#constant} tells
 */
public record ConstantTuple(List<Object> items) {}
