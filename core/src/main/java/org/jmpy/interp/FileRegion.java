package org.jmpy.interp;

import org.jmpy.bytecode.CodeBytes;

/**
 * The content of a file, where it lies.
 *
 * @param bytes what it lies in: an array that does not change any more, or mapped memory
 * @param start position of its first byte
 * @param end position after its last byte
 */
public record FileRegion(CodeBytes bytes, int start, int end) {
    /** {@return all of an array that does not change any more} */
    public static FileRegion of(byte[] content) {
        return new FileRegion(CodeBytes.of(content), 0, content.length);
    }

    /** {@return a copy of the content} */
    public byte[] toBytes() {
        return bytes.copy(start, end - start);
    }
}
