package org.jmpy.lib;

import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;

import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** The module deflate. Source: MicroPython extmod/moddeflate.c; RFC 1950, RFC 1952. */
final class DeflateModule {
    private static final int AUTO = 0;
    private static final int RAW = 1;
    private static final int ZLIB = 2;
    private static final int GZIP = 3;
    private static final int DEFAULT_WINDOW_BITS = 8;

    private DeflateModule() {}

    static PyModule create() {
        Members members = new Members();
        members.put("DeflateIO", DeflateIo.TYPE)
                .put("AUTO", (long) AUTO)
                .put("RAW", (long) RAW)
                .put("ZLIB", (long) ZLIB)
                .put("GZIP", (long) GZIP);
        return Library.module("deflate", members);
    }

    /** A stream that decompresses what it reads from another and compresses what it writes. */
    private static final class DeflateIo extends PyObject implements Stream {
        static final PyType TYPE =
                new StreamType("DeflateIO", Slot.MAKE) {
                    @Override
                    public Object make(PyType cls, Object[] args, String[] kw) {
                        PyBuiltin.checkCount(args, kw, 1, 4);
                        return new DeflateIo(args);
                    }

                    @Override
                    protected void declare(Members members) {
                        declare(members, READ, READINTO, READLINE, WRITE, CLOSE, ENTER, EXIT);
                    }
                };

        private final int format;
        private final int windowBits;
        private final boolean closesStream;
        private Object streamValue;
        private InflateDecoder decoder;
        private Checksum readChecksum;
        private int header;
        private boolean ended;
        private DeflateEncoder encoder;
        private Checksum writeChecksum;
        private long written;

        DeflateIo(Object[] args) {
            streamValue = args[0];
            long formatNumber = args.length > 1 ? IntType.toLong(args[1]) : AUTO;
            long bits = args.length > 2 ? IntType.toLong(args[2]) : 0;
            if (formatNumber < AUTO || formatNumber > GZIP) {
                throw PyError.value("format");
            }
            if (bits != 0 && (bits < 5 || bits > 15)) {
                throw PyError.value("wbits");
            }
            format = (int) formatNumber;
            windowBits = (int) bits;
            closesStream = args.length > 3 && Ops.truth(args[3]);
        }

        @Override
        public PyType type() {
            return TYPE;
        }

        // ---- reading ---------------------------------------------------------------------------

        private int readByte(Stream stream, byte[] one) {
            int count = stream.read(one, 0, 1);
            if (count < 0) {
                throw PyError.os(-count);
            }
            if (count == 0) {
                throw PyError.of(ExceptionType.EOF_ERROR);
            }
            return one[0] & 0xff;
        }

        private void startReading() {
            Stream stream = Streams.of(streamValue, Stream.OP_READ);
            byte[] one = new byte[1];
            int bits = windowBits;
            if (format == RAW) {
                bits = bits == 0 ? DEFAULT_WINDOW_BITS : bits;
            } else {
                int headerBits = readHeader(stream, one);
                if (format != AUTO && format != header) {
                    throw new InflateDecoder.DataError();
                }
                bits = bits == 0 ? headerBits : Math.min(bits, headerBits);
            }
            decoder = new InflateDecoder(() -> readByte(stream, one), 1 << bits);
        }

        /** Reads a zlib or gzip header. {@return how many bits the window has} */
        private int readHeader(Stream stream, byte[] one) {
            int first = readByte(stream, one);
            int second = readByte(stream, one);
            if (first == 0x1f && second == 0x8b) {
                header = GZIP;
                readChecksum = new CRC32();
                readGzipHeader(stream, one);
                return 15;
            }
            boolean valid =
                    (256 * first + second) % 31 == 0
                            && (first & 0xf) == 8
                            && first >> 4 <= 7
                            && (second & 0x20) == 0;
            if (!valid) {
                throw new InflateDecoder.DataError();
            }
            header = ZLIB;
            readChecksum = new Adler32();
            return (first >> 4) + 8;
        }

        private void readGzipHeader(Stream stream, byte[] one) {
            int method = readByte(stream, one);
            int flags = method == 8 ? readByte(stream, one) : 0xff;
            if ((flags & 0xe0) != 0) {
                throw new InflateDecoder.DataError();
            }
            skip(stream, one, 6);
            if ((flags & 4) != 0) {
                int length = readByte(stream, one);
                skip(stream, one, length | readByte(stream, one) << 8);
            }
            for (int text = flags & 0x18; text != 0; text &= text - 1) {
                // File name and comment end with a zero byte each.
                int letter;
                do {
                    letter = readByte(stream, one);
                } while (letter != 0);
            }
            if ((flags & 2) != 0) {
                skip(stream, one, 2);
            }
        }

        private void skip(Stream stream, byte[] one, int count) {
            for (int i = 0; i < count; i++) {
                readByte(stream, one);
            }
        }

        @Override
        public int read(byte[] data, int offset, int length) {
            if (streamValue == null) {
                return -Errno.EINVAL;
            }
            try {
                if (decoder == null) {
                    startReading();
                }
                if (ended) {
                    return 0;
                }
                int count = decoder.read(data, offset, length);
                if (readChecksum != null) {
                    readChecksum.update(data, offset, count);
                }
                if (decoder.isFinished()) {
                    ended = true;
                    checkSum();
                }
                return count;
            } catch (InflateDecoder.DataError e) {
                return -Errno.EINVAL;
            }
        }

        private void checkSum() {
            if (readChecksum == null) {
                return;
            }
            Stream stream = Streams.of(streamValue, Stream.OP_READ);
            byte[] one = new byte[1];
            long sum = 0;
            for (int i = 0; i < 4; i++) {
                long b = readByte(stream, one);
                sum = header == ZLIB ? sum << 8 | b : sum | b << 8 * i;
            }
            if (sum != readChecksum.getValue()) {
                throw new InflateDecoder.DataError();
            }
            if (header == GZIP) {
                skip(stream, one, 4);
            }
        }

        // ---- writing ---------------------------------------------------------------------------

        private void startWriting() {
            Stream stream = Streams.of(streamValue, Stream.OP_WRITE);
            int bits = windowBits == 0 ? DEFAULT_WINDOW_BITS : windowBits;
            byte[] head = {};
            if (format == ZLIB) {
                int method = 8 | Math.max(bits - 8, 1) << 4;
                int flags = 0x80;
                flags |= 31 - (method * 256 + flags) % 31;
                head = new byte[] {(byte) method, (byte) flags};
                writeChecksum = new Adler32();
            } else if (format == GZIP) {
                head = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, 3};
                writeChecksum = new CRC32();
            }
            if (head.length > 0 && stream.write(head, 0, head.length) < 0) {
                throw new InflateDecoder.DataError();
            }
            byte[] one = new byte[1];
            encoder =
                    new DeflateEncoder(
                            1 << bits,
                            b -> {
                                one[0] = (byte) b;
                                int count = stream.write(one, 0, 1);
                                if (count < 0) {
                                    throw PyError.os(-count);
                                }
                            });
        }

        @Override
        public int write(byte[] data, int offset, int length) {
            if (streamValue == null) {
                return -Errno.EINVAL;
            }
            if (encoder == null) {
                try {
                    startWriting();
                } catch (InflateDecoder.DataError e) {
                    return -Errno.EINVAL;
                }
            }
            written += length;
            if (writeChecksum != null) {
                writeChecksum.update(data, offset, length);
            }
            encoder.write(data, offset, length);
            return length;
        }

        private long close() {
            if (streamValue == null) {
                return 0;
            }
            long result = 0;
            if (encoder != null) {
                encoder.finish();
                byte[] foot = foot();
                Stream stream = Streams.find(streamValue);
                if (foot.length > 0) {
                    result = Math.min(0, stream.write(foot, 0, foot.length));
                }
            }
            Object value = streamValue;
            if (closesStream) {
                Call.method(value, "close");
            }
            streamValue = null;
            return result;
        }

        private byte[] foot() {
            if (writeChecksum == null) {
                return new byte[0];
            }
            int sum = (int) writeChecksum.getValue();
            if (format == ZLIB) {
                byte[] foot = new byte[4];
                BinaryFormat.writeInt(foot, 0, 4, sum, true);
                return foot;
            }
            byte[] foot = new byte[8];
            BinaryFormat.writeInt(foot, 0, 4, sum, false);
            BinaryFormat.writeInt(foot, 4, 4, written, false);
            return foot;
        }

        @Override
        public long ioctl(int request, long argument) {
            return request == CLOSE ? close() : -Errno.EINVAL;
        }

        @Override
        public long seek(long offset, int whence) {
            return -Errno.EINVAL;
        }

        @Override
        public boolean isText() {
            return false;
        }
    }
}
