package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;

/**
 * io.IOBase of one context: a class that derives from it is a stream whose operations are the
 * methods readinto, write and ioctl. Source: MicroPython py/modio.c.
 */
final class IoBaseType extends PyType {
    /** The built-in part of every instance. */
    private static final class Part extends PyObject {
        private final IoBaseType type;

        Part(IoBaseType type) {
            this.type = type;
        }

        @Override
        public PyType type() {
            return type;
        }
    }

    private final Vm vm;
    private final Part part = new Part(this);

    private IoBaseType(Vm vm) {
        super("IOBase", Slot.MAKE);
        this.vm = vm;
    }

    static IoBaseType of(Vm vm) {
        return vm.state(IoBaseType.class, IoBaseType::new);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        return part;
    }

    @Override
    public Stream stream(Object self, Object nativePart) {
        return new PythonStream(vm, self);
    }

    /** The stream protocol of a value through its methods. */
    private record PythonStream(Vm vm, Object self) implements Stream {
        private static int count(Object result, int length) {
            if (result == Singleton.NONE) {
                return -Errno.EAGAIN;
            }
            long count = IntType.toLong(result);
            return count > length ? -Errno.EIO : (int) count;
        }

        @Override
        public int read(byte[] data, int offset, int length) {
            boolean whole = offset == 0 && length == data.length;
            byte[] bytes = whole ? data : new byte[length];
            if (!whole) {
                System.arraycopy(data, offset, bytes, 0, length);
            }
            Object result = Call.method(self, "readinto", new PyByteArray(bytes));
            if (!whole) {
                System.arraycopy(bytes, 0, data, offset, length);
            }
            return count(result, length);
        }

        @Override
        public int write(byte[] data, int offset, int length) {
            byte[] bytes = new byte[length];
            System.arraycopy(data, offset, bytes, 0, length);
            return count(Call.method(self, "write", new PyByteArray(bytes)), length);
        }

        @Override
        public long ioctl(int request, long argument) {
            return IntType.toLong(Call.method(self, "ioctl", (long) request, argument));
        }

        @Override
        public long seek(long offset, int whence) {
            // The method gets the address of a structure: offset, then whence.
            byte[] structure = new byte[16];
            BinaryFormat.writeInt(structure, 0, 8, offset, false);
            BinaryFormat.writeInt(structure, 8, 4, whence, false);
            long address = AddressSpace.of(vm).address(new Buffer(structure));
            long result = ioctl(SEEK, address);
            return result < 0 ? result : BinaryFormat.readInt(structure, 0, 8, true, false);
        }

        @Override
        public boolean isText() {
            return false;
        }
    }
}
