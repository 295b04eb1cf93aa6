package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;

/**
 * A type whose values are {@link Stream}s, and the methods that streams share. Source: MicroPython
 * py/stream.c.
 */
abstract class StreamType extends PyType {
    private static final int CHUNK = 256;
    private static final int LARGE_CHUNK = 1 << 16;

    static final PyBuiltin READ = PyBuiltin.of("read", 1, 2, args -> read(args, false));
    static final PyBuiltin READ1 = PyBuiltin.of("read1", 1, 2, args -> read(args, true));
    static final PyBuiltin READINTO = PyBuiltin.of("readinto", 2, 3, StreamType::readInto);
    static final PyBuiltin READLINE = PyBuiltin.of("readline", 1, 2, StreamType::readLine);
    static final PyBuiltin READLINES = PyBuiltin.of("readlines", StreamType::readLines);
    static final PyBuiltin WRITE = PyBuiltin.of("write", 2, 4, StreamType::write);
    static final PyBuiltin SEEK = PyBuiltin.of("seek", 2, 3, StreamType::seek);
    static final PyBuiltin TELL = PyBuiltin.of("tell", StreamType::tell);
    static final PyBuiltin FLUSH = PyBuiltin.of("flush", self -> control(self, Stream.FLUSH));
    static final PyBuiltin CLOSE = PyBuiltin.of("close", self -> control(self, Stream.CLOSE));
    static final PyBuiltin IOCTL = PyBuiltin.of("ioctl", 2, 3, StreamType::ioctl);
    static final PyBuiltin ENTER = PyBuiltin.of("__enter__", self -> self);
    static final PyBuiltin EXIT =
            PyBuiltin.of("__exit__", 4, 4, args -> control(args[0], Stream.CLOSE));

    StreamType(String name, int slots) {
        super(name, slots);
    }

    /** A type whose values are iterators over their lines. */
    static int withLines(int slots) {
        return slots | Slot.ITER | Slot.NEXT;
    }

    /** Adds methods by their own names. */
    static void declare(Members members, PyBuiltin... methods) {
        for (PyBuiltin method : methods) {
            members.put(method.name(), method);
        }
    }

    @Override
    public Stream stream(Object self, Object part) {
        return (Stream) part;
    }

    @Override
    public Object iter(Object self) {
        return has(Slot.ITER) ? self : null;
    }

    @Override
    public Object next(Object self) {
        Object line = readLine((Stream) self, -1);
        return Ops.truth(line) ? line : null;
    }

    // ---- methods -------------------------------------------------------------------------------

    private static Stream stream(Object self) {
        return (Stream) self;
    }

    private static Object read(Object[] args, boolean once) {
        long size = args.length == 1 ? -1 : IntType.toLong(args[1]);
        Stream stream = stream(args[0]);
        if (size == -1) {
            return readAll(stream);
        }
        if (size < 0 || size > Integer.MAX_VALUE - 16) {
            throw PyError.memory("memory allocation failed, allocating " + size + " bytes");
        }
        return stream.isText()
                ? readCharacters(stream, (int) size)
                : readBytes(stream, (int) size, once);
    }

    private static Object readBytes(Stream stream, int size, boolean once) {
        ByteStore store = new ByteStore(Math.min(size, LARGE_CHUNK));
        while (store.size() < size) {
            int step = Math.min(size - store.size(), LARGE_CHUNK);
            store.reserve(step);
            int count = stream.read(store.data(), store.size(), step);
            if (count < 0) {
                if (!Streams.wouldBlock(-count)) {
                    throw PyError.os(-count);
                }
                if (store.size() == 0) {
                    return Singleton.NONE;
                }
                break;
            }
            if (count == 0) {
                break;
            }
            store.setSize(store.size() + count);
            if (once) {
                break;
            }
        }
        return store.toBytes();
    }

    /**
     * Reads {@code size} characters, never a byte beyond them: as many bytes as characters are
     * missing, at least, until there are enough.
     */
    private static Object readCharacters(Stream stream, int size) {
        ByteStore store = new ByteStore(Math.min(size, LARGE_CHUNK));
        int missing = size;
        int counted = 0;
        int wanted = size;
        while (wanted > 0) {
            int step = Math.min(wanted, LARGE_CHUNK);
            store.reserve(step);
            int count = stream.read(store.data(), store.size(), step);
            if (count < 0) {
                if (!Streams.wouldBlock(-count)) {
                    throw PyError.os(-count);
                }
                if (store.size() == 0) {
                    return Singleton.NONE;
                }
                break;
            }
            if (count == 0) {
                break;
            }
            store.setSize(store.size() + count);
            while (counted < store.size()) {
                int length = sequenceLength(store.data()[counted]);
                if (counted + length > store.size()) {
                    break;
                }
                counted += length;
                missing--;
            }
            wanted = missing;
            if (counted < store.size()) {
                // The rest of a character that was cut, and the characters behind it.
                int rest = counted + sequenceLength(store.data()[counted]) - store.size();
                wanted = rest + missing - 1;
            }
        }
        return store.toText();
    }

    private static int sequenceLength(byte first) {
        if (first >= 0) {
            return 1;
        }
        int b = first & 0xff;
        if (b < 0xe0) {
            return 2;
        }
        return b < 0xf0 ? 3 : 4;
    }

    private static Object readAll(Stream stream) {
        ByteStore store = new ByteStore(CHUNK);
        int step = CHUNK;
        while (true) {
            store.reserve(step);
            int count = stream.read(store.data(), store.size(), store.data().length - store.size());
            if (count == 0) {
                break;
            }
            if (count < 0) {
                if (!Streams.wouldBlock(-count)) {
                    throw PyError.os(-count);
                }
                if (store.size() == 0) {
                    return Singleton.NONE;
                }
                break;
            }
            store.setSize(store.size() + count);
            step = Math.min(LARGE_CHUNK, Math.max(CHUNK, store.size() / 2));
        }
        return content(stream, store);
    }

    private static Object content(Stream stream, ByteStore store) {
        return stream.isText() ? store.toText() : store.toBytes();
    }

    private static Object readLine(Object[] args) {
        long limit = args.length == 1 ? -1 : IntType.toLong(args[1]);
        return readLine(stream(args[0]), limit);
    }

    /**
     * {@return the next line with its newline, empty at the end}
     *
     * @param limit bytes, -1 for any
     */
    static Object readLine(Stream stream, long limit) {
        ByteStore store = new ByteStore(16);
        while (limit == -1 || store.size() < limit) {
            store.reserve(1);
            int count = stream.read(store.data(), store.size(), 1);
            if (count < 0) {
                if (!Streams.wouldBlock(-count)) {
                    throw PyError.os(-count);
                }
                if (store.size() == 0) {
                    return Singleton.NONE;
                }
                break;
            }
            if (count == 0) {
                break;
            }
            store.setSize(store.size() + 1);
            if (store.data()[store.size() - 1] == '\n') {
                break;
            }
        }
        return content(stream, store);
    }

    private static Object readLines(Object self) {
        PyList lines = new PyList();
        while (true) {
            Object line = readLine(stream(self), -1);
            if (!Ops.truth(line)) {
                return lines;
            }
            lines.append(line);
        }
    }

    private static Object readInto(Object[] args) {
        Buffer buffer = Buffer.writable(args[1]);
        Stream stream = stream(args[0]);
        int limit = limit(buffer.length(), args.length > 2 ? args[2] : null);
        int done = 0;
        while (done < limit) {
            int count = stream.read(buffer.data(), buffer.offset() + done, limit - done);
            if (count == 0) {
                break;
            }
            if (count < 0) {
                if (!Streams.wouldBlock(-count)) {
                    throw PyError.os(-count);
                }
                if (done == 0) {
                    return Singleton.NONE;
                }
                break;
            }
            done += count;
        }
        return (long) done;
    }

    // The reference compares without sign: a negative limit is none.
    private static int limit(int length, Object argument) {
        if (argument == null) {
            return length;
        }
        long limit = Numbers.truncated(argument);
        return limit < 0 || limit > length ? length : (int) limit;
    }

    private static Object write(Object[] args) {
        Buffer buffer = Buffers.readable(args[1]);
        int offset = args.length == 4 ? limit(buffer.length(), args[2]) : 0;
        int length =
                limit(buffer.length() - offset, args.length > 2 ? args[args.length - 1] : null);
        return write(stream(args[0]), buffer.data(), buffer.offset() + offset, length);
    }

    /** {@return how many bytes were written, None if none could be without waiting} */
    static Object write(Stream stream, byte[] data, int offset, int length) {
        int done = 0;
        while (done < length) {
            int count = stream.write(data, offset + done, length - done);
            if (count == 0) {
                break;
            }
            if (count < 0) {
                if (!Streams.wouldBlock(-count)) {
                    throw PyError.os(-count);
                }
                if (done == 0) {
                    return Singleton.NONE;
                }
                break;
            }
            done += count;
        }
        return (long) done;
    }

    private static Object seek(Object[] args) {
        long offset = IntType.toLong(args[1]);
        int whence = args.length == 3 ? IntType.toInt(args[2]) : Stream.SEEK_SET;
        if (whence == Stream.SEEK_SET && offset < 0) {
            throw PyError.os(Errno.EINVAL);
        }
        return seek(stream(args[0]), offset, whence);
    }

    private static Object tell(Object self) {
        return seek(stream(self), 0, Stream.SEEK_CUR);
    }

    private static Object seek(Stream stream, long offset, int whence) {
        long position = stream.seek(offset, whence);
        if (position < 0) {
            throw PyError.os((int) -position);
        }
        return position;
    }

    static Object control(Object self, int request) {
        long result = stream(self).ioctl(request, 0);
        if (result < 0) {
            throw PyError.os((int) -result);
        }
        return Singleton.NONE;
    }

    private static Object ioctl(Object[] args) {
        long argument = args.length > 2 ? Numbers.truncated(args[2]) : 0;
        long result = stream(args[0]).ioctl(IntType.toInt(args[1]), argument);
        if (result < 0) {
            throw PyError.os((int) -result);
        }
        return result;
    }
}
