package org.jmpy.object;

import org.jmpy.mpy.Utf8;

import java.util.ArrayList;
import java.util.List;

/**
 * The methods of str. As in the reference, letters, digits and spaces are those of ASCII. Source:
 * MicroPython py/objstr.c.
 */
final class StrMethods {
    private StrMethods() {}

    static void declare(Members members) {
        members.fn("find", 2, 4, args -> find(args, false, false))
                .fn("rfind", 2, 4, args -> find(args, true, false))
                .fn("index", 2, 4, args -> find(args, false, true))
                .fn("rindex", 2, 4, args -> find(args, true, true))
                .fn2("join", (self, items) -> join((String) self, items))
                .fn("split", 1, 3, StrMethods::split)
                .fnKw("splitlines", 1, StrMethods::splitLines)
                .fn("rsplit", 1, 3, StrMethods::rsplit)
                .fn("startswith", 2, 4, args -> startsOrEnds(args, false))
                .fn("endswith", 2, 4, args -> startsOrEnds(args, true))
                .fn("strip", 1, 2, args -> strip(args, true, true))
                .fn("lstrip", 1, 2, args -> strip(args, true, false))
                .fn("rstrip", 1, 2, args -> strip(args, false, true))
                .fnKw("format", 1, StrMethods::format)
                .fn("replace", 3, 4, StrMethods::replace)
                .fn("count", 2, 4, StrMethods::count)
                .fn2("partition", (self, sep) -> partition((String) self, sep, false))
                .fn2("rpartition", (self, sep) -> partition((String) self, sep, true))
                .fn2("center", (self, width) -> center((String) self, width))
                .fn1("lower", self -> Ascii.lower((String) self))
                .fn1("upper", self -> Ascii.upper((String) self))
                .fn1("isspace", self -> Ascii.all((String) self, Ascii.SPACE))
                .fn1("isalpha", self -> Ascii.all((String) self, Ascii.ALPHA))
                .fn1("isdigit", self -> Ascii.all((String) self, Ascii.DIGIT))
                .fn1("isupper", self -> Ascii.allLetters((String) self, Ascii.UPPER))
                .fn1("islower", self -> Ascii.allLetters((String) self, Ascii.LOWER))
                .fn("encode", 1, 3, StrMethods::encode);
    }

    // ---- arguments ---------------------------------------------------------------------------

    /** {@return {@code value}, which must be a str and no instance of a class derived from it} */
    static String exactText(Object value) {
        if (value instanceof String s) {
            return s;
        }
        throw implicit(value);
    }

    /** {@return the error of a value that should have been text (or bytes, if it is a str)} */
    static PyError implicit(Object value) {
        String wanted = value instanceof String ? "bytes" : "str";
        return PyError.type(
                "can't convert '" + Types.nameOf(value) + "' object to " + wanted + " implicitly");
    }

    /** {@return an int argument} @throws PyError OverflowError if it has more than 64 bits */
    static long number(Object value) {
        return value instanceof Long i ? i : IntType.toLong(value);
    }

    private static long character(Object index) {
        if (index instanceof Long i) {
            return i;
        }
        if (IntType.indexMaybe(index) == null) {
            throw PyError.type("string indices must be integers, not " + Types.nameOf(index));
        }
        return IntType.toLong(index);
    }

    /** {@return the unit of a bound, counted from the end if negative, moved into the text} */
    private static int bound(String text, Object index) {
        return bound(text, character(index));
    }

    private static int bound(String text, long index) {
        long at = index;
        int count = CodePoints.count(text);
        if (at < 0) {
            at = Math.max(at + count, 0);
        }
        return at >= count ? text.length() : CodePoints.unit(text, (int) at);
    }

    private static int bound(String text, Object[] args, int number, int absent) {
        return args.length > number && args[number] != Singleton.NONE
                ? bound(text, args[number])
                : absent;
    }

    // ---- subscription ------------------------------------------------------------------------

    static Object load(String self, Object index) {
        if (index instanceof PySlice slice) {
            return slice(self, slice);
        }
        long at = character(index);
        int count = CodePoints.count(self);
        if (at < 0) {
            at += count;
        }
        if (at < 0 || at >= count) {
            throw PyError.index("string index out of range");
        }
        return CodePoints.at(self, CodePoints.unit(self, (int) at));
    }

    private static String slice(String self, PySlice slice) {
        if (slice.step() != Singleton.NONE && !(slice.step() instanceof Long step && step == 1)) {
            throw stepNotSupported();
        }
        return slice(
                self,
                slice.start() == Singleton.NONE ? 0 : bound(self, slice.start()),
                slice.stop() == Singleton.NONE ? self.length() : bound(self, slice.stop()));
    }

    /** {@return the characters from {@code start} on, if it has one, to {@code stop}} */
    static String slice(String self, boolean hasStart, long start, boolean hasStop, long stop) {
        return slice(
                self,
                hasStart ? bound(self, start) : 0,
                hasStop ? bound(self, stop) : self.length());
    }

    private static String slice(String self, int start, int stop) {
        if (stop - start == 1) {
            return CodePoints.at(self, start);
        }
        return stop <= start ? "" : self.substring(start, stop);
    }

    static PyError stepNotSupported() {
        return PyError.notImplemented("only slices with step=1 (aka None) are supported");
    }

    // ---- searching ---------------------------------------------------------------------------

    private static Object find(Object[] args, boolean last, boolean mustBeThere) {
        String self = (String) args[0];
        String part = exactText(args[1]);
        int start = bound(self, args, 2, 0);
        int end = bound(self, args, 3, self.length());
        int at = -1;
        if (start <= end) {
            if (!last) {
                at = self.indexOf(part, start, end);
            } else {
                at = self.lastIndexOf(part, end - part.length());
                if (at < start) {
                    at = -1;
                }
            }
        }
        if (at < 0 && mustBeThere) {
            throw PyError.value("substring not found");
        }
        return at < 0 ? -1L : (long) CodePoints.index(self, at);
    }

    private static Object count(Object[] args) {
        String self = (String) args[0];
        String part = exactText(args[1]);
        int start = bound(self, args, 2, 0);
        int end = bound(self, args, 3, self.length());
        if (part.isEmpty()) {
            return start < end ? self.codePointCount(start, end) + 1L : 1L;
        }
        long count = 0;
        if (start < end) {
            int at = next(self, part, start, end);
            while (at >= 0) {
                count++;
                at = next(self, part, at + part.length(), end);
            }
        }
        return count;
    }

    private static Object startsOrEnds(Object[] args, boolean ends) {
        String self = (String) args[0];
        int end = bound(self, args, 3, self.length());
        int start = bound(self, args, 2, 0);
        if (args[1] instanceof String part) {
            return startsOrEnds(self, start, end, part, ends);
        }
        Object[] parts =
                args[1].getClass() == PyTuple.class
                        ? ((PyTuple) args[1]).items()
                        : new Object[] {args[1]};
        for (Object part : parts) {
            if (part instanceof PyBytes bytes) {
                String range = start < end ? self.substring(start, end) : "";
                if (ByteMethods.startsOrEnds(new Buffer(Utf8.encode(range)), bytes, ends)) {
                    return true;
                }
            } else if (startsOrEnds(self, start, end, exactText(part), ends)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsOrEnds(
            String self, int start, int end, String part, boolean ends) {
        int length = part.length();
        return length <= Math.max(end - start, 0)
                && self.startsWith(part, ends && length != 0 ? end - length : start);
    }

    private static Object replace(Object[] args) {
        String self = (String) args[0];
        long most = args.length == 4 ? number(args[3]) : -1;
        if (most == 0) {
            return self;
        }
        String before = exactText(args[1]);
        String after = exactText(args[2]);
        if (before.isEmpty()) {
            return spread(self, after, most);
        }
        if (most < 0) {
            return self.replace(before, after);
        }
        int at = self.indexOf(before);
        if (at < 0) {
            return self;
        }
        StringBuilder out = new StringBuilder(self.length() + after.length());
        int from = 0;
        for (long left = most; at >= 0 && left > 0; left--) {
            out.append(self, from, at).append(after);
            from = at + before.length();
            at = self.indexOf(before, from);
        }
        return out.append(self, from, self.length()).toString();
    }

    /** Puts a text before each character and at the end. */
    private static String spread(String self, String between, long most) {
        StringBuilder out = new StringBuilder(between);
        int from = 0;
        for (long left = most - 1; from < self.length() && left != 0; left--) {
            int to = self.offsetByCodePoints(from, 1);
            out.append(self, from, to).append(between);
            from = to;
        }
        return out.append(self, from, self.length()).toString();
    }

    // ---- taking apart and putting together ---------------------------------------------------

    static String join(String self, Object iterable) {
        if (iterable instanceof PyList list) {
            return join(self, list);
        }
        Object[] items =
                iterable.getClass() == PyTuple.class
                        ? ((PyTuple) iterable).items()
                        : Iteration.toArray(iterable);
        String[] texts = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            texts[i] = joined(items[i]);
        }
        return String.join(self, texts);
    }

    private static String join(String self, PyList list) {
        String[] texts = new String[list.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = joined(list.get(i));
        }
        return String.join(self, texts);
    }

    private static String joined(Object item) {
        if (item instanceof String text) {
            return text;
        }
        throw PyError.type("join expects a list of str/bytes objects consistent with self object");
    }

    private static Object split(Object[] args) {
        String self = (String) args[0];
        long most = args.length > 2 ? number(args[2]) : -1;
        if (args.length < 2 || args[1] == Singleton.NONE) {
            return splitAtSpace(self, most);
        }
        String separator = exactText(args[1]);
        if (separator.isEmpty()) {
            throw emptySeparator();
        }
        PyList parts = new PyList();
        int from = 0;
        for (long left = most; left != 0; left--) {
            int at = next(self, separator, from, self.length());
            if (at < 0) {
                break;
            }
            parts.append(self.substring(from, at));
            from = at + separator.length();
        }
        parts.append(self.substring(from));
        return parts;
    }

    /**
     * {@return where the next {@code part} in [from, end) is, else -1} For single characters, which
     * are close to each other mostly, looking at each is faster than Java's search.
     */
    private static int next(String text, String part, int from, int end) {
        if (part.length() != 1) {
            return text.indexOf(part, from, end);
        }
        char c = part.charAt(0);
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    static PyError emptySeparator() {
        return PyError.value("empty separator");
    }

    private static PyList splitAtSpace(String self, long most) {
        PyList parts = new PyList();
        int end = self.length();
        int at = Ascii.skipSpace(self, 0);
        for (long left = most; at < end; left--) {
            int from = at;
            if (left == 0) {
                parts.append(self.substring(from));
                break;
            }
            while (at < end && !Ascii.isSpace(self.charAt(at))) {
                at++;
            }
            parts.append(self.substring(from, at));
            at = Ascii.skipSpace(self, at);
        }
        return parts;
    }

    private static Object rsplit(Object[] args) {
        if (args.length < 3) {
            return split(args);
        }
        String self = (String) args[0];
        long most = number(args[2]);
        if (most < 0) {
            return split(args);
        }
        if (args[1] == Singleton.NONE) {
            throw PyError.notImplemented("rsplit(None,n)");
        }
        String separator =
                args[1] instanceof PyBytes bytes
                        ? Encodings.utf8(bytes.value(), 0, bytes.value().length)
                        : exactText(args[1]);
        if (separator.isEmpty()) {
            throw emptySeparator();
        }
        List<Object> parts = new ArrayList<>();
        int end = self.length();
        for (long left = most; left > 0; left--) {
            int at = self.lastIndexOf(separator, end - separator.length());
            if (at < 0) {
                break;
            }
            parts.add(self.substring(at + separator.length(), end));
            end = at;
        }
        parts.add(self.substring(0, end));
        return PyList.owning(parts.reversed().toArray());
    }

    private static Object splitLines(Object[] args, String[] kw) {
        String self = (String) args[0];
        boolean keepEnds = keepEnds(args, kw);
        PyList lines = new PyList();
        int end = self.length();
        int at = 0;
        while (at < end) {
            int from = at;
            while (at < end && self.charAt(at) != '\n' && self.charAt(at) != '\r') {
                at++;
            }
            int to = at;
            if (at < end) {
                at += self.startsWith("\r\n", at) ? 2 : 1;
            }
            lines.append(self.substring(from, keepEnds ? at : to));
        }
        return lines;
    }

    /** {@return the one option of splitlines} */
    static boolean keepEnds(Object[] args, String[] kw) {
        Object[] options = Args.parse(withoutSelf(args), kw, 0, "keepends");
        return options[0] != null && Ops.truth(options[0]);
    }

    private static Object[] withoutSelf(Object[] args) {
        Object[] rest = new Object[args.length - 1];
        System.arraycopy(args, 1, rest, 0, rest.length);
        return rest;
    }

    private static Object partition(String self, Object argument, boolean last) {
        String separator = exactText(argument);
        if (separator.isEmpty()) {
            throw emptySeparator();
        }
        int at = last ? self.lastIndexOf(separator) : self.indexOf(separator);
        if (at < 0) {
            return last ? new PyTuple("", "", self) : new PyTuple(self, "", "");
        }
        return new PyTuple(
                self.substring(0, at), separator, self.substring(at + separator.length()));
    }

    // ---- the rest ----------------------------------------------------------------------------

    private static Object strip(Object[] args, boolean left, boolean right) {
        String self = (String) args[0];
        String unwanted = args.length == 1 ? Ascii.SPACES : exactText(args[1]);
        int from = 0;
        int to = self.length();
        while (left && from < to) {
            int codePoint = self.codePointAt(from);
            if (unwanted.indexOf(codePoint) < 0) {
                break;
            }
            from += Character.charCount(codePoint);
        }
        while (right && from < to) {
            int codePoint = self.codePointBefore(to);
            if (unwanted.indexOf(codePoint) < 0) {
                break;
            }
            to -= Character.charCount(codePoint);
        }
        return self.substring(from, to);
    }

    private static String center(String self, Object widthValue) {
        long width = number(widthValue);
        long padding = width - CodePoints.count(self);
        if (padding <= 0) {
            return self;
        }
        checkSize(width);
        int left = (int) padding / 2;
        StringBuilder out = new StringBuilder((int) padding + self.length());
        return out.repeat(' ', left).append(self).repeat(' ', (int) padding - left).toString();
    }

    /**
     * @throws PyError MemoryError if a text or bytes object cannot be so long
     */
    static void checkSize(long length) {
        if (length < 0 || length > Integer.MAX_VALUE - 16) {
            throw PyError.memory(
                    "memory allocation failed, allocating "
                            + Long.toUnsignedString(length + 1)
                            + " bytes");
        }
    }

    static String repeat(String self, long times) {
        if (times <= 0 || self.isEmpty()) {
            return "";
        }
        checkSize(Math.multiplyHigh(self.length(), times) != 0 ? -1 : self.length() * times);
        return self.repeat((int) times);
    }

    private static Object format(Object[] args, String[] kw) {
        HeapLock.check();
        return new StrFormat((String) args[0], args, kw, false).format();
    }

    private static Object encode(Object[] args) {
        return new PyBytes(
                Encodings.encode((String) args[0], args.length == 1 ? "utf-8" : args[1]));
    }
}
