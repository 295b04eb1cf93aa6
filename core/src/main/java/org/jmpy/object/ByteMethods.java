package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.mpy.Utf8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The methods of bytes and bytearray: those of str, on bytes. Results have the type of self, except
 * that an empty one may be bytes, as in the reference. Source: MicroPython py/objstr.c.
 */
final class ByteMethods {
    private ByteMethods() {}

    static void declare(Members members, PyType type) {
        members.fn("hex", 1, 2, ByteMethods::hex)
                .put(
                        "fromhex",
                        new ClassMethod(
                                PyBuiltin.of("fromhex", (cls, text) -> fromHex(type, text))))
                .fn("decode", 1, 3, ByteMethods::decode)
                .fn("find", 2, 4, args -> find(args, false, false))
                .fn("rfind", 2, 4, args -> find(args, true, false))
                .fn("index", 2, 4, args -> find(args, false, true))
                .fn("rindex", 2, 4, args -> find(args, true, true))
                .fn2("join", ByteMethods::join)
                .fn("split", 1, 3, ByteMethods::split)
                .fnKw("splitlines", 1, ByteMethods::splitLines)
                .fn("rsplit", 1, 3, ByteMethods::rsplit)
                .fn("startswith", 2, 4, args -> startsOrEnds(args, false))
                .fn("endswith", 2, 4, args -> startsOrEnds(args, true))
                .fn("strip", 1, 2, args -> strip(args, true, true))
                .fn("lstrip", 1, 2, args -> strip(args, true, false))
                .fn("rstrip", 1, 2, args -> strip(args, false, true))
                .fnKw("format", 1, ByteMethods::format)
                .fn("replace", 3, 4, ByteMethods::replace)
                .fn("count", 2, 4, ByteMethods::count)
                .fn2("partition", (self, sep) -> partition(self, sep, false))
                .fn2("rpartition", (self, sep) -> partition(self, sep, true))
                .fn2("center", ByteMethods::center)
                .fn1("lower", self -> like(self, Ascii.lower(text(self))))
                .fn1("upper", self -> like(self, Ascii.upper(text(self))))
                .fn1("isspace", self -> Ascii.all(text(self), Ascii.SPACE))
                .fn1("isalpha", self -> Ascii.all(text(self), Ascii.ALPHA))
                .fn1("isdigit", self -> Ascii.all(text(self), Ascii.DIGIT))
                .fn1("isupper", self -> Ascii.allLetters(text(self), Ascii.UPPER))
                .fn1("islower", self -> Ascii.allLetters(text(self), Ascii.LOWER));
    }

    // ---- arguments and results ---------------------------------------------------------------

    /** {@return the bytes of a bytes or bytearray object, which {@code value} must be} */
    private static Buffer data(Object value) {
        if (value instanceof PyBytes bytes) {
            return new Buffer(bytes.value());
        }
        if (value instanceof PyByteArray bytes) {
            return bytes.buffer();
        }
        throw StrMethods.implicit(value);
    }

    /** {@return a text with a character for each byte} */
    private static String text(Object self) {
        Buffer data = data(self);
        return Encodings.latin(data.data(), data.offset(), data.length());
    }

    private static Object like(Object self, byte[] data) {
        return self instanceof PyByteArray ? new PyByteArray(data) : new PyBytes(data);
    }

    private static Object like(Object self, String latin) {
        return like(self, Encodings.latin(latin));
    }

    private static Object part(Object self, Buffer data, int from, int to) {
        return like(
                self, Arrays.copyOfRange(data.data(), data.offset() + from, data.offset() + to));
    }

    /** {@return a byte's value} @throws PyError ValueError if it is none */
    static int toByte(long value) {
        if (value < 0 || value > 255) {
            throw PyError.value("bytes value out of range");
        }
        return (int) value;
    }

    /** {@return a bound, counted from the end if negative, moved into [0, length]} */
    private static int bound(Object[] args, int number, int length, int absent) {
        if (args.length <= number || args[number] == Singleton.NONE) {
            return absent;
        }
        Object index = args[number];
        if (IntType.indexMaybe(index) == null) {
            throw PyError.type(
                    Types.nameOf(args[0])
                            + " indices must be integers, not "
                            + Types.nameOf(index));
        }
        long at = IntType.toLong(index);
        return (int) Math.clamp(at < 0 ? at + length : at, 0L, (long) length);
    }

    // ---- searching ---------------------------------------------------------------------------

    /**
     * {@return where {@code part} is first found}
     *
     * @param from first index looked at
     * @param to where the part must end, at most
     * @return an index in {@code data}, or -1
     */
    static int indexOf(Buffer data, int from, int to, Buffer part) {
        int length = part.length();
        if (length == 0) {
            return from <= to ? from : -1;
        }
        byte[] haystack = data.data();
        byte[] needle = part.data();
        int start = part.offset();
        byte first = needle[start];
        int last = data.offset() + to - length;
        for (int i = data.offset() + from; i <= last; i++) {
            if (haystack[i] == first
                    && Arrays.equals(haystack, i, i + length, needle, start, start + length)) {
                return i - data.offset();
            }
        }
        return -1;
    }

    /** As {@link #indexOf}, but the last place. */
    private static int lastIndexOf(Buffer data, int from, int to, Buffer part) {
        int length = part.length();
        byte[] haystack = data.data();
        int start = part.offset();
        for (int i = data.offset() + to - length; i >= data.offset() + from; i--) {
            if (Arrays.equals(haystack, i, i + length, part.data(), start, start + length)) {
                return i - data.offset();
            }
        }
        return -1;
    }

    private static Object find(Object[] args, boolean last, boolean mustBeThere) {
        Buffer self = data(args[0]);
        boolean bytes = args[1] instanceof PyBytes || args[1] instanceof PyByteArray;
        Object number = bytes ? null : IntType.indexMaybe(args[1]);
        Buffer wanted =
                number == null
                        ? data(args[1])
                        : new Buffer(new byte[] {(byte) toByte(IntType.toLong(number))});
        int start = bound(args, 2, self.length(), 0);
        int end = bound(args, 3, self.length(), self.length());
        int at = -1;
        if (start <= end) {
            at = last ? lastIndexOf(self, start, end, wanted) : indexOf(self, start, end, wanted);
        }
        if (at < 0 && mustBeThere) {
            throw PyError.value("substring not found");
        }
        return (long) at;
    }

    private static Object count(Object[] args) {
        Buffer self = data(args[0]);
        Buffer wanted = data(args[1]);
        int start = bound(args, 2, self.length(), 0);
        int end = bound(args, 3, self.length(), self.length());
        if (wanted.length() == 0) {
            return 1L + (start < end ? characters(self, start, end) : 0);
        }
        long count = 0;
        int at = indexOf(self, start, end, wanted);
        while (at >= 0) {
            count++;
            at = indexOf(self, at + wanted.length(), end, wanted);
        }
        return count;
    }

    /**
     * {@return how many characters the bytes would be as UTF-8, which the reference counts here}
     */
    private static int characters(Buffer data, int from, int to) {
        int count = 0;
        for (int i = data.offset() + from; i < data.offset() + to; i++) {
            count += (data.data()[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    private static Object startsOrEnds(Object[] args, boolean ends) {
        Buffer self = data(args[0]);
        int end = bound(args, 3, self.length(), self.length());
        int start = bound(args, 2, self.length(), 0);
        Buffer range =
                new Buffer(self.data(), self.offset() + start, Math.max(end - start, 0), 'B');
        Object[] parts =
                args[1].getClass() == PyTuple.class
                        ? ((PyTuple) args[1]).items()
                        : new Object[] {args[1]};
        for (Object part : parts) {
            if (startsOrEnds(range, part, ends)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether {@code data} starts or ends with a part, a str or bytes object} */
    static boolean startsOrEnds(Buffer data, Object part, boolean ends) {
        byte[] bytes =
                part instanceof PyBytes b ? b.value() : Utf8.encode(StrMethods.exactText(part));
        int at = data.offset() + (ends ? data.length() - bytes.length : 0);
        return bytes.length <= data.length()
                && Arrays.equals(data.data(), at, at + bytes.length, bytes, 0, bytes.length);
    }

    /** {@return whether {@code left op right}, for EQUAL and the operations of order} */
    static boolean compare(int op, Buffer left, Buffer right) {
        if (op == BinaryOp.EQUAL && left.length() != right.length()) {
            return false;
        }
        int order =
                Arrays.compareUnsigned(
                        left.data(),
                        left.offset(),
                        left.offset() + left.length(),
                        right.data(),
                        right.offset(),
                        right.offset() + right.length());
        return switch (op) {
            case BinaryOp.LESS -> order < 0;
            case BinaryOp.LESS_EQUAL -> order <= 0;
            case BinaryOp.MORE -> order > 0;
            case BinaryOp.MORE_EQUAL -> order >= 0;
            default -> order == 0;
        };
    }

    private static Object replace(Object[] args) {
        Object self = args[0];
        long most = args.length == 4 ? StrMethods.number(args[3]) : -1;
        if (most == 0) {
            return self;
        }
        Buffer data = data(self);
        Buffer before = data(args[1]);
        Buffer after = data(args[2]);
        if (before.length() > data.length()) {
            return self;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length());
        int from = 0;
        long left = most;
        int at = indexOf(data, 0, data.length(), before);
        if (at < 0) {
            return self;
        }
        if (before.length() == 0) {
            // A replacement before each byte, and one at the end.
            write(out, after, 0, after.length());
            for (left--; from < data.length() && left != 0; left--) {
                write(out, data, from, ++from);
                write(out, after, 0, after.length());
            }
        } else {
            for (; at >= 0 && left != 0; left--) {
                write(out, data, from, at);
                write(out, after, 0, after.length());
                from = at + before.length();
                at = indexOf(data, from, data.length(), before);
            }
        }
        write(out, data, from, data.length());
        return like(self, out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, Buffer data, int from, int to) {
        out.write(data.data(), data.offset() + from, to - from);
    }

    // ---- taking apart and putting together ---------------------------------------------------

    private static Object join(Object self, Object iterable) {
        Object[] items =
                iterable.getClass() == PyTuple.class
                        ? ((PyTuple) iterable).items()
                        : Iteration.toArray(iterable);
        Buffer separator = data(self);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < items.length; i++) {
            if (!(items[i] instanceof PyBytes) && !(items[i] instanceof PyByteArray)) {
                throw PyError.type(
                        "join expects a list of str/bytes objects consistent with self object");
            }
            if (i > 0) {
                write(out, separator, 0, separator.length());
            }
            Buffer item = data(items[i]);
            write(out, item, 0, item.length());
        }
        return like(self, out.toByteArray());
    }

    private static Object split(Object[] args) {
        Object self = args[0];
        long most = args.length > 2 ? StrMethods.number(args[2]) : -1;
        Buffer data = data(self);
        if (args.length < 2 || args[1] == Singleton.NONE) {
            return splitAtSpace(self, data, most);
        }
        if (args[1] instanceof PyByteArray) {
            throw StrMethods.implicit(args[1]);
        }
        Buffer separator = data(args[1]);
        if (separator.length() == 0) {
            throw StrMethods.emptySeparator();
        }
        PyList parts = new PyList();
        int from = 0;
        for (long left = most; left != 0; left--) {
            int at = indexOf(data, from, data.length(), separator);
            if (at < 0) {
                break;
            }
            parts.append(part(self, data, from, at));
            from = at + separator.length();
        }
        parts.append(part(self, data, from, data.length()));
        return parts;
    }

    private static PyList splitAtSpace(Object self, Buffer data, long most) {
        PyList parts = new PyList();
        String text = Encodings.latin(data.data(), data.offset(), data.length());
        int end = text.length();
        int at = Ascii.skipSpace(text, 0);
        for (long left = most; at < end; left--) {
            int from = at;
            if (left == 0) {
                parts.append(part(self, data, from, end));
                break;
            }
            while (at < end && !Ascii.is(text.charAt(at), Ascii.SPACE)) {
                at++;
            }
            parts.append(part(self, data, from, at));
            at = Ascii.skipSpace(text, at);
        }
        return parts;
    }

    private static Object rsplit(Object[] args) {
        if (args.length < 3) {
            return split(args);
        }
        long most = StrMethods.number(args[2]);
        if (most < 0) {
            return split(args);
        }
        if (args[1] == Singleton.NONE) {
            throw PyError.notImplemented("rsplit(None,n)");
        }
        Buffer separator =
                args[1] instanceof PyBytes bytes
                        ? new Buffer(bytes.value())
                        : new Buffer(Utf8.encode(StrMethods.exactText(args[1])));
        if (separator.length() == 0) {
            throw StrMethods.emptySeparator();
        }
        Buffer data = data(args[0]);
        List<Object> parts = new ArrayList<>();
        int end = data.length();
        for (long left = most; left > 0; left--) {
            int at = lastIndexOf(data, 0, end, separator);
            if (at < 0) {
                break;
            }
            parts.add(part(args[0], data, at + separator.length(), end));
            end = at;
        }
        parts.add(part(args[0], data, 0, end));
        return PyList.owning(parts.reversed().toArray());
    }

    private static Object splitLines(Object[] args, String[] kw) {
        boolean keepEnds = StrMethods.keepEnds(args, kw);
        Buffer data = data(args[0]);
        String text = text(args[0]);
        PyList lines = new PyList();
        int end = text.length();
        int at = 0;
        while (at < end) {
            int from = at;
            while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            int to = at;
            if (at < end) {
                at += text.startsWith("\r\n", at) ? 2 : 1;
            }
            lines.append(part(args[0], data, from, keepEnds ? at : to));
        }
        return lines;
    }

    private static Object partition(Object self, Object argument, boolean last) {
        Buffer separator = data(argument);
        Buffer data = data(self);
        if (separator.length() == 0) {
            throw StrMethods.emptySeparator();
        }
        int at =
                last
                        ? lastIndexOf(data, 0, data.length(), separator)
                        : indexOf(data, 0, data.length(), separator);
        if (at < 0) {
            return last
                    ? new PyTuple(PyBytes.EMPTY, PyBytes.EMPTY, self)
                    : new PyTuple(self, PyBytes.EMPTY, PyBytes.EMPTY);
        }
        Object middle =
                Types.of(argument) == Types.of(self)
                        ? argument
                        : part(self, separator, 0, separator.length());
        return new PyTuple(
                part(self, data, 0, at),
                middle,
                part(self, data, at + separator.length(), data.length()));
    }

    // ---- the rest ----------------------------------------------------------------------------

    private static Object strip(Object[] args, boolean left, boolean right) {
        String unwanted = args.length == 1 ? Ascii.SPACES : text(args[1]);
        Buffer data = data(args[0]);
        byte[] bytes = data.data();
        int from = data.offset();
        int to = from + data.length();
        while (left && from < to && unwanted.indexOf(bytes[from] & 0xff) >= 0) {
            from++;
        }
        while (right && from < to && unwanted.indexOf(bytes[to - 1] & 0xff) >= 0) {
            to--;
        }
        if (from == to) {
            return PyBytes.EMPTY;
        }
        if (to - from == data.length()) {
            return args[0];
        }
        return like(args[0], Arrays.copyOfRange(bytes, from, to));
    }

    private static Object center(Object self, Object widthValue) {
        long width = StrMethods.number(widthValue);
        Buffer data = data(self);
        long padding = width - characters(data, 0, data.length());
        if (padding <= 0) {
            return self;
        }
        StrMethods.checkSize(padding + data.length());
        byte[] centered = new byte[(int) padding + data.length()];
        Arrays.fill(centered, (byte) ' ');
        System.arraycopy(data.data(), data.offset(), centered, (int) padding / 2, data.length());
        return like(self, centered);
    }

    private static Object format(Object[] args, String[] kw) {
        return like(args[0], new StrFormat(text(args[0]), args, kw, true).format());
    }

    private static Object decode(Object[] args) {
        return Encodings.decode(
                data(args[0]),
                args.length == 1 ? "utf-8" : args[1],
                args.length == 3 ? args[2] : null);
    }

    /** The method hex of everything that has a buffer: digits, and a separator if one is given. */
    static Object hex(Object[] args) {
        Buffer data = Buffer.of(args[0]);
        if (data.length() == 0) {
            return "";
        }
        int separator = args.length > 1 ? separator(args[1]) : -1;
        StrMethods.checkSize(3L * data.length());
        byte[] out = new byte[data.length() * (separator < 0 ? 2 : 3)];
        int size = 0;
        for (int i = 0; i < data.length(); i++) {
            if (i > 0 && separator >= 0) {
                out[size++] = (byte) separator;
            }
            int b = data.data()[data.offset() + i];
            out[size++] = (byte) Quoted.hexDigit(b >> 4 & 0xf);
            out[size++] = (byte) Quoted.hexDigit(b & 0xf);
        }
        return Encodings.latin(out, 0, size);
    }

    /** {@return the first character; there is a zero after the end of an empty text} */
    private static int separator(Object value) {
        if (value instanceof PyBytes bytes) {
            return bytes.value().length == 0 ? 0 : bytes.value()[0] & 0xff;
        }
        String text = StrMethods.exactText(value);
        return text.isEmpty() ? 0 : text.charAt(0);
    }

    private static Object fromHex(PyType type, Object text) {
        Buffer digits = Buffer.of(text);
        byte[] out = new byte[digits.length() / 2];
        int size = 0;
        int at = digits.offset();
        int end = at + digits.length();
        while (at < end) {
            int high = digits.data()[at++] & 0xff;
            if (Ascii.is(high, Ascii.SPACE)) {
                continue;
            }
            int low = at < end ? digits.data()[at++] & 0xff : 0;
            if (!Ascii.is(high, Ascii.HEX) || !Ascii.is(low, Ascii.HEX)) {
                throw PyError.value("non-hex digit");
            }
            out[size++] = (byte) (Ascii.hexValue(high) << 4 | Ascii.hexValue(low));
        }
        byte[] bytes = Arrays.copyOf(out, size);
        return type == ByteArrayType.INSTANCE ? new PyByteArray(bytes) : new PyBytes(bytes);
    }
}
