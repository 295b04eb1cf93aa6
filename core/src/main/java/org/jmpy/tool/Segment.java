package org.jmpy.tool;

/**
 * A part of a file that a hex dump marks and that can be written to a file of its own.
 *
 * @param kind what it is
 * @param name the text, the constant, or the function's name
 * @param start position of the first byte
 * @param end position after the last byte; equal to {@code start} for a static string
 */
record Segment(Kind kind, Object name, int start, int end) {
    /** What a segment is. */
    enum Kind {
        META,
        QSTR,
        OBJ,
        CODE
    }
}
