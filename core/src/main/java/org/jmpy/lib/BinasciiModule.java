package org.jmpy.lib;

import org.jmpy.object.Args;
import org.jmpy.object.Buffer;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The module binascii. Source: MicroPython extmod/modbinascii.c, py/objstr.c. */
final class BinasciiModule {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] BASE64 =
            ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    private BinasciiModule() {}

    static PyModule create() {
        Members members = new Members();
        members.fn("hexlify", 1, 2, BinasciiModule::hexlify)
                .fn1("unhexlify", BinasciiModule::unhexlify)
                .fn1("a2b_base64", BinasciiModule::fromBase64)
                .fnKw("b2a_base64", 1, BinasciiModule::toBase64)
                .fn("crc32", 1, 2, BinasciiModule::crc32);
        return Library.module("binascii", members);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object hexlify(Object[] args) {
        Buffer in = Buffers.readable(args[0]);
        ByteStore out = new ByteStore(in.length() * 3);
        // Only the first character of a separator is used; an empty one is a zero byte.
        int separator = -1;
        if (args.length > 1) {
            String text = Vfs.path(args[1]);
            separator = text.isEmpty() ? 0 : text.charAt(0);
        }
        for (int i = 0; i < in.length(); i++) {
            if (i > 0 && separator >= 0) {
                out.add(separator);
            }
            int b = in.data()[in.offset() + i];
            out.add(HEX[(b >> 4) & 0xf]);
            out.add(HEX[b & 0xf]);
        }
        return out.toBytes();
    }

    private static Object unhexlify(Object value) {
        Buffer in = Buffers.readable(value);
        ByteStore out = new ByteStore(in.length() / 2);
        int end = in.offset() + in.length();
        int at = in.offset();
        while (at < end) {
            int first = in.data()[at++];
            if (first == ' ' || (first >= '\t' && first <= '\r')) {
                continue;
            }
            int high = Character.digit(first, 16);
            int low = at < end ? Character.digit(in.data()[at++], 16) : -1;
            if (high < 0 || low < 0) {
                throw PyError.value("non-hex digit");
            }
            out.add(high << 4 | low);
        }
        return out.toBytes();
    }

    private static int sextet(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private static Object fromBase64(Object value) {
        Buffer in = Buffers.readable(value);
        ByteStore out = new ByteStore(in.length() * 3 / 4 + 1);
        int bits = 0;
        int count = 0;
        boolean padded = false;
        for (int i = 0; i < in.length(); i++) {
            int c = in.data()[in.offset() + i];
            if (c == '=') {
                if (count == 2 || (count == 4 && padded)) {
                    count = 0;
                    break;
                }
                padded = true;
            }
            int sextet = sextet(c);
            if (sextet < 0) {
                continue;
            }
            padded = false;
            bits = bits << 6 | sextet;
            count += 6;
            if (count >= 8) {
                count -= 8;
                out.add(bits >> count);
            }
        }
        if (count != 0) {
            throw PyError.value("incorrect padding");
        }
        return out.toBytes();
    }

    private static Object toBase64(Object[] args, String[] kw) {
        Object[] rest = new Object[args.length - 1];
        System.arraycopy(args, 1, rest, 0, rest.length);
        Object newline = Args.parse(rest, kw, 0, "newline")[0];
        Buffer in = Buffers.readable(args[0]);
        ByteStore out = new ByteStore(in.length() * 4 / 3 + 5);
        for (int i = 0; i < in.length(); i += 3) {
            int left = in.length() - i;
            int bits = byteAt(in, i) << 16 | byteAt(in, i + 1) << 8 | byteAt(in, i + 2);
            out.add(BASE64[bits >> 18]);
            out.add(BASE64[(bits >> 12) & 0x3f]);
            out.add(left > 1 ? BASE64[(bits >> 6) & 0x3f] : '=');
            out.add(left > 2 ? BASE64[bits & 0x3f] : '=');
        }
        if (newline == null || Ops.truth(newline)) {
            out.add('\n');
        }
        return out.toBytes();
    }

    private static int byteAt(Buffer in, int index) {
        return index < in.length() ? in.data()[in.offset() + index] & 0xff : 0;
    }

    private static Object crc32(Object[] args) {
        Buffer in = Buffers.readable(args[0]);
        int start = args.length > 1 ? (int) Numbers.truncated(args[1]) : 0;
        if (start == 0) {
            CRC32 crc = new CRC32();
            crc.update(in.data(), in.offset(), in.length());
            return crc.getValue();
        }
        // java.util.zip cannot go on from a value.
        int crc = ~start;
        for (int i = 0; i < in.length(); i++) {
            crc ^= byteAt(in, i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
            }
        }
        return ~crc & 0xffff_ffffL;
    }
}
