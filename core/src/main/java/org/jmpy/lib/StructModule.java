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
    private final Vm vm;

    private StructModule(Vm vm) {
        this.vm = vm;
    }

    static PyModule create(Vm vm) {
        StructModule struct = new StructModule(vm);
        Members members = new Members();
        members.fn1("calcsize", format -> new Layout(format).size)
                .fn("pack", 1, -1, struct::pack)
                .fn("pack_into", 3, -1, struct::packInto)
                .fn("unpack", 2, 3, struct::unpack)
                .fn("unpack_from", 2, 3, struct::unpack);
        return Library.module("struct", members);
    }

    /** Goes over a format, item by item. */
    private static final class Format {
        final String text;
        final char order;
        int at;
        char code;
        long count;

        Format(String text) {
            this.text = text;
            char first = text.isEmpty() ? 0 : text.charAt(0);
            switch (first) {
                case '!' -> order = '>';
                case '@', '=', '<', '>' -> order = first;
                default -> order = '@';
            }
            at = "!@=<>".indexOf(first) >= 0 && first != 0 ? 1 : 0;
        }

        /** Moves to the next item. {@return false at the end} */
        boolean next() {
            if (at >= text.length()) {
                return false;
            }
            count = 1;
            if (isDigit(text.charAt(at))) {
                count = 0;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    count = Math.min(Integer.MAX_VALUE, count * 10 + text.charAt(at++) - '0');
                }
                if (at >= text.length()) {
                    throw PyError.value("bad typecode");
                }
            }
            code = text.charAt(at++);
            return true;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        boolean isBigEndian() {
            return order == '>';
        }

        int itemSize() {
            if (order == '=') {
                throw PyError.value("bad typecode");
            }
            return BinaryFormat.size(order, code);
        }

        /** {@return {@code offset} moved to where a value of {@code size} bytes may stand} */
        int align(int offset, int size) {
            return order == '@' ? (offset + size - 1) & -size : offset;
        }
    }

    /** What a format needs: how many bytes, how many values. */
    private static final class Layout {
        final String format;
        final long size;
        final int values;

        Layout(Object formatValue) {
            format = Vfs.path(formatValue);
            long bytes = 0;
            long items = 0;
            for (Format f = new Format(format); f.next(); ) {
                if (f.code == 'x') {
                    bytes += f.count;
                } else if (f.code == 's') {
                    items++;
                    bytes += f.count;
                } else {
                    int itemSize = f.itemSize();
                    items += f.count;
                    if (f.count > 0) {
                        if (f.order == '@') {
                            bytes = (bytes + itemSize - 1) & -itemSize;
                        }
                        bytes += f.count * itemSize;
                    }
                }
            }
            size = bytes;
            if (items > Integer.MAX_VALUE - 16) {
                throw PyError.memory("memory allocation failed");
            }
            values = (int) items;
        }
    }

    private Object unpack(Object[] args) {
        Layout layout = new Layout(args[0]);
        Buffer buffer = Buffers.readable(args[1]);
        int offset = args.length > 2 ? offset(buffer, args[2]) : 0;
        if (offset + layout.size > buffer.length()) {
            throw PyError.value("buffer too small");
        }
        byte[] data = buffer.data();
        int base = buffer.offset() + offset;
        int at = 0;
        Object[] values = new Object[layout.values];
        int done = 0;
        for (Format f = new Format(layout.format); done < values.length && f.next(); ) {
            int count = (int) f.count;
            if (f.code == 'x') {
                at += count;
            } else if (f.code == 's') {
                values[done++] =
                        new PyBytes(Arrays.copyOfRange(data, base + at, base + at + count));
                at += count;
            } else {
                int size = f.itemSize();
                for (int i = 0; i < count; i++) {
                    at = f.align(at, size);
                    values[done++] = read(f, data, base + at, size);
                    at += size;
                }
            }
        }
        return new PyTuple(values);
    }

    private Object read(Format f, byte[] data, int at, int size) {
        if (f.code == 'O') {
            long handle = BinaryFormat.readInt(data, at, size, false, f.isBigEndian());
            return Handles.of(vm).object(handle);
        }
        return BinaryFormat.read(f.code, data, at, size, f.isBigEndian());
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
        Layout layout = new Layout(args[0]);
        if (layout.size > Integer.MAX_VALUE - 16) {
            throw PyError.memory("memory allocation failed, allocating " + layout.size + " bytes");
        }
        byte[] data = new byte[(int) layout.size];
        pack(layout, data, 0, args, 1);
        return new PyBytes(data);
    }

    private Object packInto(Object[] args) {
        Buffer buffer = Buffer.writable(args[1]);
        int offset = offset(buffer, args[2]);
        Layout layout = new Layout(args[0]);
        if (offset + layout.size > buffer.length()) {
            throw PyError.value("buffer too small");
        }
        pack(layout, buffer.data(), buffer.offset() + offset, args, 3);
        return Singleton.NONE;
    }

    /** Packs as many arguments as there are; what the format wants beyond them stays as it was. */
    private void pack(Layout layout, byte[] data, int base, Object[] args, int first) {
        int next = first;
        int at = 0;
        for (Format f = new Format(layout.format); next < args.length && f.next(); ) {
            int count = (int) f.count;
            if (f.code == 'x') {
                Arrays.fill(data, base + at, base + at + count, (byte) 0);
                at += count;
            } else if (f.code == 's') {
                Buffer bytes = Buffers.readable(args[next++]);
                int length = Math.min(count, bytes.length());
                System.arraycopy(bytes.data(), bytes.offset(), data, base + at, length);
                Arrays.fill(data, base + at + length, base + at + count, (byte) 0);
                at += count;
            } else {
                int size = f.itemSize();
                for (int i = 0; i < count && next < args.length; i++) {
                    at = f.align(at, size);
                    write(f, args[next++], data, base + at, size);
                    at += size;
                }
            }
        }
    }

    private void write(Format f, Object value, byte[] data, int at, int size) {
        if (f.code == 'O') {
            long handle = Handles.of(vm).handle(value);
            BinaryFormat.writeInt(data, at, size, handle, f.isBigEndian());
        } else {
            BinaryFormat.write(f.code, value, data, at, size, f.isBigEndian());
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
