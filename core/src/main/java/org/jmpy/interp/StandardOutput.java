package org.jmpy.interp;

import org.jmpy.mpy.Utf8;
import org.jmpy.object.PyError;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output or standard error of a context: bytes go to the host at once, an error of the
 * host's is a Python OSError at once. Whether and when bytes that the host took reach their reader
 * is the host's affair; {@link #flush} asks for it.
 */
public final class StandardOutput {
    private final OutputStream target;

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    /** Writes {@code text} as UTF-8. @throws PyError OSError */
    public void print(String text) {
        byte[] bytes = Utf8.encode(text);
        write(bytes, 0, bytes.length);
    }

    /** Writes bytes. @throws PyError OSError */
    public void write(byte[] data, int offset, int length) {
        try {
            target.write(data, offset, length);
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    /** Makes sure that the reader gets what was written. @throws PyError OSError */
    public void flush() {
        try {
            target.flush();
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }
}
