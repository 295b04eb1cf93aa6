package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Errno;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;

import java.util.List;

/** What open() gives: text or bytes over a file number. Source: extmod/vfs_posix_file.c. */
final class FileStream extends PyObject implements Stream {
    static final PyType TEXT = new FileType("TextIOWrapper");
    static final PyType BINARY = new FileType("FileIO");

    private static final class FileType extends StreamType {
        FileType(String name) {
            super(name, withLines(Slot.PRINT | Slot.ATTR));
        }

        @Override
        public List<String> computed(Object self) {
            return List.of("buffer");
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            FileStream stream = (FileStream) self;
            if (stream.buffer != null && name.equals("buffer")) {
                dest[at] = stream.buffer;
                dest[at + 1] = null;
                return true;
            }
            return super.attr(self, name, dest, at);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            out.append("<io.").append(name()).append(' ');
            out.append(((FileStream) self).number).append('>');
        }

        @Override
        protected void declare(Members members) {
            members.fn1("fileno", self -> ((FileStream) self).fileno());
            declare(members, READ, READINTO, READLINE, READLINES, WRITE, SEEK, TELL, FLUSH, CLOSE);
            members.put("__del__", PyBuiltin.of("__del__", self -> control(self, CLOSED)));
            declare(members, ENTER, EXIT);
        }

        private static final int CLOSED = Stream.CLOSE;
    }

    private final PyType type;
    private final Descriptors descriptors;
    private final FileStream buffer;
    private Descriptor descriptor;
    private int number;

    private FileStream(
            PyType type,
            Descriptors descriptors,
            Descriptor descriptor,
            int number,
            FileStream buffer) {
        this.type = type;
        this.buffer = buffer;
        this.descriptors = descriptors;
        this.descriptor = descriptor;
        this.number = number;
    }

    /** {@return a stream over an open file, which gets a number of its own} */
    static FileStream of(Vm vm, Descriptor descriptor, String mode) {
        Descriptors descriptors = Descriptors.of(vm);
        return new FileStream(
                typeFor(mode, TEXT), descriptors, descriptor, descriptors.add(descriptor), null);
    }

    /** {@return a stream over a file number, which need not be open} */
    static FileStream ofNumber(Vm vm, long number, String mode) {
        Descriptors descriptors = Descriptors.of(vm);
        Descriptor descriptor = descriptors.get(number);
        return new FileStream(typeFor(mode, TEXT), descriptors, descriptor, (int) number, null);
    }

    /** {@return a standard stream, which has its bytes in the attribute buffer} */
    static FileStream standard(Vm vm, int number) {
        Descriptors descriptors = Descriptors.of(vm);
        Descriptor descriptor = descriptors.get(number);
        FileStream bytes = new FileStream(BINARY, descriptors, descriptor, number, null);
        return new FileStream(TEXT, descriptors, descriptor, number, bytes);
    }

    private static PyType typeFor(String mode, PyType otherwise) {
        PyType type = otherwise;
        for (int i = 0; i < mode.length(); i++) {
            if (mode.charAt(i) == 'b') {
                type = BINARY;
            } else if (mode.charAt(i) == 't') {
                type = TEXT;
            }
        }
        return type;
    }

    @Override
    public PyType type() {
        return type;
    }

    private void checkOpen() {
        if (number < 0) {
            throw PyError.value("I/O operation on closed file");
        }
    }

    private Object fileno() {
        checkOpen();
        return (long) number;
    }

    @Override
    public int read(byte[] data, int offset, int length) {
        checkOpen();
        return descriptor == null ? -Errno.EBADF : descriptor.read(data, offset, length);
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        checkOpen();
        return descriptor == null ? -Errno.EBADF : descriptor.write(data, offset, length);
    }

    @Override
    public long seek(long offset, int whence) {
        checkOpen();
        return descriptor == null ? -Errno.EBADF : descriptor.seek(offset, whence);
    }

    @Override
    public long ioctl(int request, long argument) {
        switch (request) {
            case FLUSH -> {
                checkOpen();
                return descriptor == null ? -Errno.EBADF : descriptor.flush();
            }
            case CLOSE -> {
                if (number >= 0) {
                    if (descriptor != null) {
                        descriptor.close();
                        descriptors.remove(number);
                    }
                    descriptor = null;
                    number = -1;
                }
                return 0;
            }
            case GET_FILENO -> {
                checkOpen();
                return number;
            }
            case POLL -> {
                checkOpen();
                return descriptor == null ? POLL_NVAL : descriptor.poll((int) argument);
            }
            default -> {
                return -Errno.EINVAL;
            }
        }
    }

    @Override
    public boolean isText() {
        return type == TEXT;
    }
}
