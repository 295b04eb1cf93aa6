package org.jmpy.lib;

import org.jmpy.interp.IoErrors;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;
import org.jmpy.object.Stream;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An open file of the machine. Writes go out at once; reads of single bytes, which readline makes,
 * are buffered. The classes of java.io are used because an interrupt does not close them.
 */
final class DiskFile extends Descriptor {
    private static final int BUFFER = 4096;

    private final FileInputStream input;
    private final FileOutputStream output;
    private final RandomAccessFile both;
    private final boolean append;
    private byte[] buffer;
    private int next;
    private int end;

    private DiskFile(
            FileInputStream input, FileOutputStream output, RandomAccessFile both, boolean append) {
        this.input = input;
        this.output = output;
        this.both = both;
        this.append = append;
    }

    /** How a file is opened, from the mode text of open(). */
    record Mode(boolean read, boolean write, boolean create, boolean truncate, boolean append) {
        static Mode parse(String text) {
            boolean read = true;
            boolean write = false;
            boolean create = false;
            boolean truncate = false;
            boolean append = false;
            for (int i = 0; i < text.length(); i++) {
                switch (text.charAt(i)) {
                    case 'r' -> {
                        read = true;
                        write = false;
                    }
                    case 'w' -> {
                        read = false;
                        write = true;
                        create = true;
                        truncate = true;
                        append = false;
                    }
                    case 'a' -> {
                        read = false;
                        write = true;
                        create = true;
                        truncate = false;
                        append = true;
                    }
                    case '+' -> {
                        read = true;
                        write = true;
                    }
                    default -> {}
                }
            }
            return new Mode(read, write, create, truncate, append);
        }
    }

    /** {@return the file at {@code path}, opened} @throws PyError OSError */
    static DiskFile open(Path path, Mode mode) {
        File file = path.toFile();
        try {
            if (!mode.write) {
                return new DiskFile(new FileInputStream(file), null, null, false);
            }
            if (!mode.create && !Files.exists(path)) {
                throw PyError.os(Errno.ENOENT);
            }
            if (!mode.read) {
                return new DiskFile(null, new FileOutputStream(file, mode.append), null, false);
            }
            RandomAccessFile both = new RandomAccessFile(file, "rw");
            if (mode.truncate) {
                both.setLength(0);
            }
            return new DiskFile(null, null, both, mode.append);
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    private int fill(byte[] data, int offset, int length) throws IOException {
        return both != null ? both.read(data, offset, length) : input.read(data, offset, length);
    }

    @Override
    int read(byte[] data, int offset, int length) {
        if (output != null) {
            return -Errno.EBADF;
        }
        try {
            if (next < end) {
                int count = Math.min(length, end - next);
                System.arraycopy(buffer, next, data, offset, count);
                next += count;
                return count;
            }
            if (length > 1) {
                return Math.max(0, fill(data, offset, length));
            }
            if (length == 0) {
                return 0;
            }
            if (buffer == null) {
                buffer = new byte[BUFFER];
            }
            int count = fill(buffer, 0, BUFFER);
            if (count <= 0) {
                return 0;
            }
            end = count;
            next = 1;
            data[offset] = buffer[0];
            return 1;
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    @Override
    int write(byte[] data, int offset, int length) {
        if (input != null) {
            return -Errno.EBADF;
        }
        try {
            if (output != null) {
                output.write(data, offset, length);
            } else {
                dropBuffer();
                if (append) {
                    both.seek(both.length());
                }
                both.write(data, offset, length);
            }
            return length;
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    private FileChannel fileChannel() {
        return input != null ? input.getChannel() : output.getChannel();
    }

    private long position() throws IOException {
        return both != null ? both.getFilePointer() : fileChannel().position();
    }

    private void setPosition(long position) throws IOException {
        if (both != null) {
            both.seek(position);
        } else {
            fileChannel().position(position);
        }
    }

    private void dropBuffer() throws IOException {
        if (next < end) {
            setPosition(position() - (end - next));
        }
        next = 0;
        end = 0;
    }

    @Override
    long seek(long offset, int whence) {
        try {
            long start =
                    switch (whence) {
                        case Stream.SEEK_SET -> 0;
                        case Stream.SEEK_CUR -> position() - (end - next);
                        case Stream.SEEK_END -> both != null ? both.length() : fileChannel().size();
                        default -> -1;
                    };
            if (start < 0 || start + offset < 0) {
                return -Errno.EINVAL;
            }
            if (offset != 0 || whence != Stream.SEEK_CUR) {
                dropBuffer();
                setPosition(start + offset);
            }
            return start + offset;
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }

    @Override
    int flush() {
        try {
            if (both != null) {
                both.getFD().sync();
            } else {
                (input != null ? input.getFD() : output.getFD()).sync();
            }
            return 0;
        } catch (IOException e) {
            // fsync of a pipe or a terminal is refused: there is nothing to do for it.
            return input != null ? 0 : -Errno.EINVAL;
        }
    }

    @Override
    int close() {
        try {
            if (both != null) {
                both.close();
            } else if (input != null) {
                input.close();
            } else {
                output.close();
            }
            return 0;
        } catch (IOException e) {
            return -IoErrors.errno(e);
        }
    }
}
