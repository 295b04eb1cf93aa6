package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.numbers.Complex;
import org.jmpy.numbers.FloatText;
import org.jmpy.numbers.IntText;
import org.jmpy.numbers.NumberError;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads {@code .mpy} files. Linking reads the header and the qstr and constant tables and finds
 * where the functions are: time and memory are in proportion to those tables and the number of
 * functions, and the code stays where it is. Source of the format: MicroPython py/persistentcode.c.
 */
public final class MpyReader {
    /** Version that the second byte of a file must have. */
    static final int VERSION = 6;

    /** Sub-version of files that may have machine code. */
    static final int SUB_VERSION = 3;

    /** Small-int bits of this runtime; a file may need at most as many. */
    static final int SMALL_INT_BITS = 63;

    /** Tuples in tuples in tuples: more than any program, few enough for recursion. */
    static final int MAX_TUPLE_NESTING = 1000;

    /** An int of so many digits or more is long; reading it takes more than linear time. */
    private static final int LONG_INT = 10_000;

    /** Digits of all long ints of a file: more than any program, read in about a second. */
    private static final int MAX_LONG_INT_DIGITS = 1_000_000;

    /** Below this size copying a file costs less than mapping it. */
    private static final int MAP_FROM = 64 * 1024;

    private static final int FLAG_ARCH_FLAGS = 0x40;

    private static final ConstantMarker[] MARKERS = ConstantMarker.values();

    private final FileCursor in;
    private final QstrPool pool;
    private int longIntDigits;

    private int smallIntBits;
    private String[] qstrs;
    private Object[] constants;

    MpyReader(CodeBytes bytes, int start, int end, QstrPool pool) {
        this.in = new FileCursor(bytes, start, end);
        this.pool = pool;
    }

    /**
     * {@return the bytes of a file: copied if it is small, mapped read-only otherwise}
     *
     * <p>A mapping goes away with the last object that uses it. Whoever may change the file in
     * place while it is mapped also changes the code after it was checked; callers that cannot
     * exclude it give a copy to {@link CodeBytes#of(byte[])} instead.
     *
     * @throws IOException if the file cannot be read, or has 2 GiB or more
     */
    public static CodeBytes open(Path file) throws IOException {
        if (Files.size(file) < MAP_FROM) {
            return CodeBytes.of(Files.readAllBytes(file));
        }
        return open(file, 0, Files.size(file));
    }

    /**
     * {@return some bytes of a file, as the other}
     *
     * @param start position of the first
     * @param size how many
     */
    public static CodeBytes open(Path file, long start, long size) throws IOException {
        if (size > Integer.MAX_VALUE) {
            throw new IOException(file + ": larger than 2 GiB");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (start + size > channel.size()) {
                throw new EOFException(file + ": cut short");
            }
            if (size >= MAP_FROM) {
                // A segment first: making a buffer at once takes the JDK 13 ms longer, by
                // reflection.
                MemorySegment mapped = channel.map(MapMode.READ_ONLY, start, size, Arena.ofAuto());
                return CodeBytes.of(mapped.asByteBuffer());
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, start + bytes.position()) < 0) {
                    throw new EOFException(file + ": cut short");
                }
            }
            return CodeBytes.of(bytes.array());
        }
    }

    /**
     * {@return the image in {@code bytes}, its tables linked and its code checked}
     *
     * @throws MpyFormatException if anything in it is not valid, or it is not for this runtime
     */
    public static MpyImage load(CodeBytes bytes) throws MpyFormatException {
        return load(bytes, 0, bytes.size());
    }

    /**
     * {@return the image of a file that lies in another, its tables linked and its code checked}
     *
     * @param start position of the file's first byte in {@code bytes}
     * @param end position after its last byte
     * @throws MpyFormatException if anything in it is not valid, or it is not for this runtime
     */
    public static MpyImage load(CodeBytes bytes, int start, int end) throws MpyFormatException {
        return new MpyLoader().loadAll(bytes, start, end);
    }

    /**
     * {@return the image of a file, its tables linked and its functions found, their code not yet
     * checked}
     *
     * @param bytes the file, or a copy of it
     * @param pool gives the qstrs
     * @param file where the image's code is to be executed
     * @param shift what to add to a position in {@code bytes} to get one in {@code file}
     * @throws MpyFormatException if any of that is not valid, or the file is not for this runtime
     */
    static MpyImage link(
            CodeBytes bytes, int start, int end, QstrPool pool, CodeBytes file, int shift)
            throws MpyFormatException {
        MpyReader reader = new MpyReader(bytes, start, end, pool);
        reader.readTables();
        RawCode root = new FunctionReader(reader.in, reader.qstrs.length, file, shift).read();
        return new MpyImage(reader.smallIntBits, reader.qstrs, reader.constants, root, file);
    }

    /** Reads what comes before the functions. */
    void readTables() throws MpyFormatException {
        smallIntBits = readHeader();
        int qstrCount = in.readCount();
        if (qstrCount == 0) {
            throw MpyFormatException.at(in.position(), "no source file name");
        }
        int constantCount = in.readCount();
        qstrs = new String[qstrCount];
        for (int i = 0; i < qstrCount; i++) {
            qstrs[i] = readQstr();
        }
        constants = new Object[constantCount];
        for (int i = 0; i < constantCount; i++) {
            constants[i] = readConstant(0, 0);
        }
    }

    /** {@return the small-int bits that the file needs} */
    private int readHeader() throws MpyFormatException {
        if (in.readByte() != 'M') {
            throw MpyFormatException.at(0, "not a .mpy file");
        }
        int version = in.readByte();
        if (version != VERSION) {
            throw MpyFormatException.at(1, "version " + version);
        }
        int flags = in.readByte();
        int smallIntBits = in.readByte();
        int arch = (flags >> 2) & 0x2f;
        if (arch != 0 && (flags & 3) != SUB_VERSION) {
            throw MpyFormatException.at(2, "sub-version " + (flags & 3) + " of machine code");
        }
        if (smallIntBits > SMALL_INT_BITS) {
            throw MpyFormatException.at(3, "needs " + smallIntBits + " bits of small ints");
        }
        if (arch != 0) {
            throw new MpyFormatException(MpyFormatException.NATIVE, "architecture " + arch, 2);
        }
        if ((flags & FLAG_ARCH_FLAGS) != 0) {
            throw MpyFormatException.at(2, "architecture flags");
        }
        return smallIntBits;
    }

    private String readQstr() throws MpyFormatException {
        int start = in.position();
        int lengthOrNumber = in.readVuint();
        if ((lengthOrNumber & 1) == 0) {
            return readPooled(lengthOrNumber >> 1);
        }
        int number = lengthOrNumber >> 1;
        if (number < StaticQstrs.FIRST || number > StaticQstrs.LAST) {
            throw MpyFormatException.at(start, "no static string " + number);
        }
        return StaticQstrs.text(number);
    }

    private String readPooled(int length) throws MpyFormatException {
        int start = in.skip(length);
        String text = pool.find(in.bytes(), start, length);
        if (text == null) {
            throw MpyFormatException.at(start, "text is not UTF-8");
        }
        readTerminator();
        return text;
    }

    private String readText(int length) throws MpyFormatException {
        int start = in.skip(length);
        byte[] heap = in.bytes().heap;
        String text =
                heap != null
                        ? Utf8.decode(heap, start, length)
                        : Utf8.decode(in.bytes().copy(start, length), 0, length);
        if (text == null) {
            throw MpyFormatException.at(start, "text is not UTF-8");
        }
        readTerminator();
        return text;
    }

    private void readTerminator() throws MpyFormatException {
        if (in.readByte() != 0) {
            throw MpyFormatException.at(in.position() - 1, "no NUL after the text");
        }
    }

    /**
     * Reads a constant.
     *
     * @param nesting how many tuples it is in
     * @param owed how many items of these tuples come after it: each takes a byte or more
     */
    private Object readConstant(int nesting, int owed) throws MpyFormatException {
        int start = in.position();
        int tag = in.readByte();
        if (tag != ConstantTag.TUPLE) {
            return readPlain(start, tag);
        }
        int count = in.readCount();
        if (count > in.left() - owed) {
            throw MpyFormatException.at(start, "more items than the file has bytes");
        }
        if (nesting == MAX_TUPLE_NESTING) {
            throw MpyFormatException.at(start, "tuples nested too deeply");
        }
        Object[] items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = readConstant(nesting + 1, owed + count - 1 - i);
        }
        return new ConstantTuple(List.of(items));
    }

    private Object readPlain(int start, int tag) throws MpyFormatException {
        if (tag >= ConstantTag.NONE && tag <= ConstantTag.ELLIPSIS) {
            return MARKERS[tag];
        }
        switch (tag) {
            case ConstantTag.STR:
                return readText(in.readVuint());
            case ConstantTag.BYTES:
                byte[] bytes = in.readBytes(in.readVuint());
                readTerminator();
                return new ConstantBytes(bytes);
            case ConstantTag.INT, ConstantTag.FLOAT, ConstantTag.COMPLEX:
                return readNumber(start, tag);
            default:
                throw MpyFormatException.at(start, "no constant of type " + tag);
        }
    }

    private Object readNumber(int start, int tag) throws MpyFormatException {
        int length = in.readVuint();
        if (length >= LONG_INT) {
            longIntDigits += Math.min(length, MAX_LONG_INT_DIGITS + 1);
            if (longIntDigits > MAX_LONG_INT_DIGITS) {
                throw MpyFormatException.at(start, "numbers too long");
            }
        }
        byte[] text = in.readBytes(length);
        try {
            if (tag == ConstantTag.INT) {
                return IntText.parse(text, 10);
            }
            if (tag == ConstantTag.FLOAT) {
                return FloatText.parse(text);
            }
            return Complex.parse(new String(text, StandardCharsets.ISO_8859_1));
        } catch (NumberError e) {
            throw MpyFormatException.at(start, "number text that cannot be read");
        }
    }
}
