package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The module struct. Source: MicroPython py/modstruct.c. */
final class StructModule {
    /** As many formats are remembered as in CPython, if their texts are not long. */
    private static final int MAX_FORMATS = 100;

    private static final int LONG = 100;

    private final Vm vm;
    private final Map<String, StructFormat> formats = new HashMap<>();

    private StructModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        StructModule struct = new StructModule(vm);
        Members members = new Members();
        members.fn1("calcsize", format -> struct.format(format).size())
                .fn("pack", 1, -1, struct::pack)
                .fn("pack_into", 3, -1, struct::packInto)
                .fn("unpack", 2, 3, struct::unpack)
                .fn("unpack_from", 2, 3, struct::unpack);
        return Library.module("struct", members);
    }

    private StructFormat format(Object value) {
        String text = Vfs.path(value);
        StructFormat known = formats.get(text);
        if (known != null) {
            return known;
        }
        StructFormat format = StructFormat.of(text);
        if (text.length() < LONG) {
            if (formats.size() == MAX_FORMATS) {
                formats.clear();
            }
            formats.put(text, format);
        }
        return format;
    }

    private Object unpack(Object[] args) {
        StructFormat format = format(args[0]);
        Buffer buffer = Buffers.readable(args[1]);
        int offset = args.length > 2 ? offset(buffer, args[2]) : 0;
        if (offset + format.size() > buffer.length()) {
            throw PyError.value("buffer too small");
        }
        byte[] data = buffer.data();
        int base = buffer.offset() + offset;
        int at = 0;
        Object[] values = new Object[format.values()];
        int done = 0;
        for (StructFormat.Item item : format.items()) {
            int count = item.count();
            if (item.isPadding()) {
                at += count;
            } else if (item.isText()) {
                values[done++] =
                        new PyBytes(Arrays.copyOfRange(data, base + at, base + at + count));
                at += count;
            } else {
                at = format.align(at, item);
                for (int i = 0; i < count; i++) {
                    values[done++] = read(format, item, data, base + at);
                    at += item.size();
                }
            }
        }
        return new PyTuple(values);
    }

    private Object read(StructFormat format, StructFormat.Item item, byte[] data, int at) {
        if (item.code() == 'O') {
            long handle = BinaryFormat.readInt(data, at, item.size(), false, format.isBigEndian());
            return Handles.of(vm).object(handle);
        }
        return BinaryFormat.read(item.code(), data, at, item.size(), format.isBigEndian());
    }

    /** {@return an offset argument, counted from the end if negative} */
    private static int offset(Buffer buffer, Object value) {
        long offset = IntType.toLong(value);
        if (offset < 0) {
            offset += buffer.length();
        }
        if (offset < 0 || offset > buffer.length()) {
            throw PyError.value("buffer too small");
        }
        return (int) offset;
    }

    private Object pack(Object[] args) {
        StructFormat format = format(args[0]);
        if (format.size() > Integer.MAX_VALUE - 16) {
            throw PyError.memory(
                    "memory allocation failed, allocating " + format.size() + " bytes");
        }
        byte[] data = new byte[(int) format.size()];
        pack(format, data, 0, args, 1);
        return new PyBytes(data);
    }

    private Object packInto(Object[] args) {
        Buffer buffer = Buffer.writable(args[1]);
        int offset = offset(buffer, args[2]);
        StructFormat format = format(args[0]);
        if (offset + format.size() > buffer.length()) {
            throw PyError.value("buffer too small");
        }
        pack(format, buffer.data(), buffer.offset() + offset, args, 3);
        return Singleton.NONE;
    }

    /** Packs as many arguments as there are; what the format wants beyond them stays as it was. */
    private void pack(StructFormat format, byte[] data, int base, Object[] args, int first) {
        int next = first;
        int at = 0;
        for (StructFormat.Item item : format.items()) {
            if (next >= args.length) {
                return;
            }
            int count = item.count();
            if (item.isPadding()) {
                Arrays.fill(data, base + at, base + at + count, (byte) 0);
                at += count;
            } else if (item.isText()) {
                Buffer bytes = Buffers.readable(args[next++]);
                int length = Math.min(count, bytes.length());
                System.arraycopy(bytes.data(), bytes.offset(), data, base + at, length);
                Arrays.fill(data, base + at + length, base + at + count, (byte) 0);
                at += count;
            } else {
                at = format.align(at, item);
                for (int i = 0; i < count && next < args.length; i++) {
                    write(format, item, args[next++], data, base + at);
                    at += item.size();
                }
            }
        }
    }

    private void write(
            StructFormat format, StructFormat.Item item, Object value, byte[] data, int at) {
        if (item.code() == 'O') {
            long handle = Handles.of(vm).handle(value);
            BinaryFormat.writeInt(data, at, item.size(), handle, format.isBigEndian());
        } else {
            BinaryFormat.write(item.code(), value, data, at, item.size(), format.isBigEndian());
        }
    }

    /** Numbers that stand for objects in packed data: the type code O. */
    private static final class Handles {
        private final IdentityHashMap<Object, Long> handles = new IdentityHashMap<>();
        private final Map<Long, Object> objects = new HashMap<>();

        static Handles of(Vm vm) {
            return vm.state(Handles.class, v -> new Handles());
        }

        long handle(Object object) {
            Long handle = handles.get(object);
            if (handle == null) {
                handle = 0x7f10_0000_0000L + 16L * handles.size();
                handles.put(object, handle);
                objects.put(handle, object);
            }
            return handle;
        }

        Object object(long handle) {
            Object object = objects.get(handle);
            if (object == null) {
                throw PyError.value("no object has this address");
            }
            return object;
        }
    }
}
