package org.jmpy.romfs;

/** Bytes that are not a ROMFS image. */
public final class RomFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal that says what is wrong. */
    public RomFormatException(String message) {
        super(message, null, false, false);
    }
}
