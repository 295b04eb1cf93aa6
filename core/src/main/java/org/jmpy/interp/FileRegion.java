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

    /** {@return the content, which the caller must not change: a copy if more lies there} */
    public byte[] content() {
        boolean isAll = bytes.heap != null && start == 0 && end == bytes.size();
        return isAll ? bytes.heap : bytes.copy(start, end - start);
    }
}
