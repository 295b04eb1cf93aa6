package org.jmpy.lib;

import org.jmpy.interp.FileRegion;
import org.jmpy.object.Buffer;
import org.jmpy.object.Errno;
import org.jmpy.object.Members;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;

/**
 * An open file of a ROMFS image, which reads where the image lies; a binary one also has a buffer.
 * Source: MicroPython extmod/vfs_rom_file.c.
 */
final class RomFile extends PyObject implements Stream {
    private static final PyType TEXT = new FileType("TextIOWrapper", 0);
    private static final PyType BINARY = new FileType("FileIO", Slot.BUFFER);

    private static final class FileType extends StreamType {
        FileType(String name, int slots) {
            super(name, withLines(slots));
        }

        @Override
        public Buffer buffer(Object self, boolean writable) {
            return writable || !has(Slot.BUFFER) ? null : ((RomFile) self).buffer();
        }

        @Override
        protected void declare(Members members) {
            declare(members, READ, READINTO, READLINE, READLINES, SEEK, TELL, CLOSE, ENTER, EXIT);
        }
    }

    private final PyType type;
    private final FileRegion region;
    private int position;

    RomFile(FileRegion region, boolean isText) {
        this.type = isText ? TEXT : BINARY;
        this.region = region;
        this.position = region.start();
    }

    @Override
    public PyType type() {
        return type;
    }

    private Buffer buffer() {
        byte[] heap = region.bytes().heap;
        int size = region.end() - region.start();
        return heap != null
                ? new Buffer(heap, region.start(), size, 'B')
                : new Buffer(region.content());
    }

    @Override
    public int read(byte[] data, int offset, int length) {
        int count = Math.min(length, region.end() - position);
        region.bytes().copyTo(position, data, offset, count);
        position += count;
        return count;
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        return -Errno.EINVAL;
    }

    @Override
    public boolean supports(int bits) {
        return (bits & OP_WRITE) == 0;
    }

    @Override
    public long ioctl(int request, long argument) {
        return request == CLOSE ? 0 : -Errno.EINVAL;
    }

    @Override
    public long seek(long offset, int whence) {
        int size = region.end() - region.start();
        long from =
                switch (whence) {
                    case SEEK_SET -> 0;
                    case SEEK_CUR -> position - region.start();
                    default -> size;
                };
        boolean isBefore = offset < 0 && -offset > from;
        if (isBefore) {
            return -Errno.EINVAL;
        }
        long target = offset > size ? size : Math.min(size, from + offset);
        position = region.start() + (int) target;
        return target;
    }

    @Override
    public boolean isText() {
        return type == TEXT;
    }
}
