package org.jmpy.lib;

import org.jmpy.mpy.Utf8;
import org.jmpy.object.Buffer;
import org.jmpy.object.PyError;
import org.jmpy.object.StrType;
import org.jmpy.object.Types;

/** Bytes in arguments: whatever has a buffer, and str as its UTF-8. */
final class Buffers {
    private Buffers() {}

    /** {@return the bytes of {@code value}} @throws PyError TypeError if it has none */
    static Buffer readable(Object value) {
        Buffer buffer = find(value);
        if (buffer == null) {
            throw PyError.type("object with buffer protocol required");
        }
        return buffer;
    }

    /** {@return the bytes of {@code value}, null if it has none} */
    static Buffer find(Object value) {
        Object text = value instanceof String ? value : Types.cast(value, StrType.INSTANCE);
        if (text instanceof String s) {
            return new Buffer(Utf8.encode(s));
        }
        return Types.of(value).buffer(value, false);
    }
}
