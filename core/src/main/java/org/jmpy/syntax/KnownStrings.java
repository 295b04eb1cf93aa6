package org.jmpy.syntax;

/** Says which long strings count as known names, so that literals of that text are symbols. */
public interface KnownStrings {
    /** {@return whether the string is known} */
    boolean contains(byte[] bytes, int offset, int length);
}
