package org.jmpy.lib;

import org.jmpy.bytecode.UnaryOp;
import org.jmpy.interp.Vm;
import org.jmpy.object.Buffer;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;

/**
 * The module uctypes: structures laid over the bytes of the program's own objects. Source:
 * MicroPython extmod/moductypes.c.
 */
final class UctypesModule {
    private static final int BIG_ENDIAN = 1;
    private static final int NATIVE = 2;

    // Scalar types, in the upper four bits of a 31-bit number.
    private static final int SCALAR_BITS = 4;
    private static final int UINT8 = 0;
    private static final int UINT16 = 2;
    private static final int INT16 = 3;
    private static final int UINT32 = 4;
    private static final int INT32 = 5;
    private static final int UINT64 = 6;
    private static final int INT64 = 7;
    private static final int BFUINT8 = 8;
    private static final int BFINT32 = 13;
    private static final int FLOAT32 = 14;
    private static final String CODES = "BbHhIiQq------fd";

    // Aggregate types, in the upper two bits.
    private static final int AGGREGATE_BITS = 2;
    private static final int STRUCT = 0;
    private static final int PTR = 1;
    private static final int ARRAY = 2;

    private static final int BIT_OFFSET_SHIFT = 17;
    private static final int BIT_LENGTH_SHIFT = 22;
    private static final int POINTER_SIZE = 8;

    private final AddressSpace memory;
    private final StructType structType = new StructType();

    private UctypesModule(Vm vm) {
        memory = AddressSpace.of(vm);
    }

    static PyModule create(Vm vm) {
        UctypesModule self = new UctypesModule(vm);
        Members members = new Members();
        members.put("struct", self.structType)
                .fn("sizeof", 1, 2, self::sizeof)
                .fn1("addressof", self::addressof)
                .fn2("bytes_at", (at, size) -> new PyBytes(self.bytes(at, size).toBytes()))
                .fn2("bytearray_at", (at, size) -> new PyByteArray(self.bytes(at, size)))
                .put("LITTLE_ENDIAN", 0L)
                .put("BIG_ENDIAN", (long) BIG_ENDIAN)
                .put("NATIVE", (long) NATIVE)
                .put("BF_POS", (long) BIT_OFFSET_SHIFT)
                .put("BF_LEN", (long) BIT_LENGTH_SHIFT)
                .put("PTR", (long) (PTR << 32 - AGGREGATE_BITS >> 1))
                .put("ARRAY", (long) (ARRAY << 32 - AGGREGATE_BITS >> 1));
        String[] names = {
            "UINT8",
            "INT8",
            "UINT16",
            "INT16",
            "UINT32",
            "INT32",
            "UINT64",
            "INT64",
            "BFUINT8",
            "BFINT8",
            "BFUINT16",
            "BFINT16",
            "BFUINT32",
            "BFINT32",
            "FLOAT32",
            "FLOAT64",
        };
        for (int type = 0; type < names.length; type++) {
            members.put(names[type], scalar(type));
        }
        members.put("VOID", scalar(UINT8))
                .put("SHORT", scalar(INT16))
                .put("USHORT", scalar(UINT16))
                .put("INT", scalar(INT32))
                .put("UINT", scalar(UINT32))
                .put("LONG", scalar(INT64))
                .put("ULONG", scalar(UINT64))
                .put("LONGLONG", scalar(INT64))
                .put("ULONGLONG", scalar(UINT64));
        return Library.module("uctypes", members);
    }

    private static long scalar(int type) {
        int value = type << 32 - SCALAR_BITS >> 1;
        return value;
    }

    private Object addressof(Object value) {
        return BinaryFormat.unsigned(memory.address(Buffers.readable(value)));
    }

    private Buffer bytes(Object address, Object size) {
        return memory.at(Numbers.truncated(address), Math.max(0, Numbers.truncated(size)));
    }

    private static PyError syntaxError() {
        return PyError.type("syntax error in uctypes descriptor");
    }

    // ---- descriptors ---------------------------------------------------------------------------

    private static int typeOf(long number, int bits) {
        return (int) (number >> 31 - bits) & (1 << bits) - 1;
    }

    private static long valueOf(long number, int bits) {
        return number & (1L << 31 - bits) - 1;
    }

    private static long number(Object value) {
        if (value instanceof Long i) {
            return i;
        }
        throw syntaxError();
    }

    private static int scalarSize(int type) {
        return type == FLOAT32 ? 4 : 1 << ((type & 7) >> 1);
    }

    /** What the size of a structure is found from: the bytes, and its largest field. */
    private static final class Size {
        private long largest;

        long scalar(int type) {
            int size = scalarSize(type);
            largest = Math.max(largest, size);
            return size;
        }

        long aggregate(PyTuple description, int layout) {
            int length = description.size();
            if (length < 2) {
                throw syntaxError();
            }
            switch (typeOf(number(description.get(0)), AGGREGATE_BITS)) {
                case STRUCT -> {
                    if (length != 2) {
                        throw syntaxError();
                    }
                    return of(description.get(1), layout);
                }
                case PTR -> {
                    if (length != 2) {
                        throw syntaxError();
                    }
                    largest = Math.max(largest, POINTER_SIZE);
                    return POINTER_SIZE;
                }
                case ARRAY -> {
                    long count = number(description.get(1));
                    int type = typeOf(count, SCALAR_BITS);
                    count = valueOf(count, SCALAR_BITS);
                    if (length > 3) {
                        throw syntaxError();
                    }
                    return count * (length == 2 ? scalar(type) : of(description.get(2), layout));
                }
                default -> throw syntaxError();
            }
        }

        long of(Object description, int layout) {
            if (description instanceof PyTuple tuple) {
                return aggregate(tuple, layout);
            }
            if (description instanceof Long) {
                throw PyError.type("can't unambiguously get sizeof scalar");
            }
            if (!(description instanceof PyDict fields)) {
                throw syntaxError();
            }
            long total = 0;
            for (PyDict.Cursor field = fields.cursor(); field.next(); ) {
                total = Math.max(total, end(field.value(), layout));
            }
            if (layout == NATIVE && largest > 0) {
                total = (total + largest - 1) & -largest;
            }
            return total;
        }

        private long end(Object field, int layout) {
            if (field instanceof PyTuple tuple) {
                if (tuple.size() == 0) {
                    throw syntaxError();
                }
                long offset = valueOf(number(tuple.get(0)), AGGREGATE_BITS);
                return offset + aggregate(tuple, layout);
            }
            long number = number(field);
            int type = typeOf(number, SCALAR_BITS);
            long offset = valueOf(number, SCALAR_BITS);
            if (type >= BFUINT8 && type <= BFINT32) {
                offset &= (1 << BIT_OFFSET_SHIFT) - 1;
            }
            return offset + scalar(type);
        }
    }

    private Object sizeof(Object[] args) {
        if (args[0] instanceof PyByteArray bytes) {
            return (long) bytes.size();
        }
        Object description = args[0];
        int layout = args.length == 2 ? IntType.toInt(args[1]) : NATIVE;
        if (description instanceof Struct struct) {
            if (args.length != 1) {
                throw PyError.bareType();
            }
            description = struct.description;
            layout = struct.layout;
        }
        return new Size().of(description, layout);
    }

    // ---- structures ----------------------------------------------------------------------------

    private static final class Struct extends PyObject {
        private final PyType type;
        private final long address;
        private final Object description;
        private final int layout;

        Struct(PyType type, long address, Object description, int layout) {
            this.type = type;
            this.address = address;
            this.description = description;
            this.layout = layout;
        }

        @Override
        public PyType type() {
            return type;
        }

        /** {@return the kind of aggregate, -1 if the description is none} */
        int aggregate() {
            return description instanceof PyTuple tuple && tuple.size() > 0
                    ? typeOf(number(tuple.get(0)), AGGREGATE_BITS)
                    : -1;
        }
    }

    private final class StructType extends PyType {
        StructType() {
            super(
                    "struct",
                    Slot.MAKE | Slot.PRINT | Slot.ATTR | Slot.SUBSCR | Slot.UNARY | Slot.BUFFER);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 2, 3);
            int layout = args.length == 3 ? IntType.toInt(args[2]) : NATIVE;
            return new Struct(this, Numbers.truncated(args[0]), args[1], layout);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            Struct struct = (Struct) self;
            String kind =
                    struct.description instanceof PyDict
                            ? "STRUCT"
                            : switch (struct.aggregate()) {
                                case PTR -> "PTR";
                                case ARRAY -> "ARRAY";
                                case -1 -> "ERROR";
                                default -> "unk";
                            };
            out.append("<struct ").append(kind).append(' ');
            out.append(Long.toHexString(struct.address)).append('>');
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            dest[at] = load((Struct) self, name);
            dest[at + 1] = null;
            return dest[at] != null;
        }

        @Override
        public boolean storeAttr(Object self, String name, Object value) {
            if (value == null) {
                return false;
            }
            store((Struct) self, name, value);
            return true;
        }

        @Override
        public Object subscr(Object self, Object index) {
            return loadItem((Struct) self, IntType.toLong(index));
        }

        @Override
        public boolean storeSubscr(Object self, Object index, Object value) {
            return value != null && storeItem((Struct) self, IntType.toLong(index), value);
        }

        @Override
        public Object unary(int op, Object self) {
            Struct struct = (Struct) self;
            if (op == UnaryOp.INT_MAYBE && struct.aggregate() == PTR) {
                return BinaryFormat.unsigned(pointer(struct));
            }
            return null;
        }

        @Override
        public Buffer buffer(Object self, boolean writable) {
            Struct struct = (Struct) self;
            return memory.at(struct.address, new Size().of(struct.description, struct.layout));
        }
    }

    private long pointer(Struct struct) {
        return readScalar(UINT64, struct.address, NATIVE);
    }

    private long readScalar(int type, long address, int layout) {
        int size = scalarSize(type);
        Buffer at = memory.at(address, size);
        return BinaryFormat.readInt(
                at.data(), at.offset(), size, (type & 1) != 0, layout == BIG_ENDIAN);
    }

    private Object load(int type, long address, int layout) {
        int size = scalarSize(type);
        Buffer at = memory.at(address, size);
        return BinaryFormat.read(
                CODES.charAt(type), at.data(), at.offset(), size, layout == BIG_ENDIAN);
    }

    private void store(int type, long address, int layout, Object value) {
        int size = scalarSize(type);
        Buffer at = memory.at(address, size);
        Object number = layout == NATIVE && type < FLOAT32 ? Numbers.truncated(value) : value;
        BinaryFormat.write(
                CODES.charAt(type), number, at.data(), at.offset(), size, layout == BIG_ENDIAN);
    }

    private static Object field(Struct struct, String name) {
        if (!(struct.description instanceof PyDict fields)) {
            throw PyError.type("struct: no fields");
        }
        return fields.item(name);
    }

    private Object load(Struct struct, String name) {
        Object field = field(struct, name);
        if (field instanceof Long number) {
            return loadScalar(struct, number);
        }
        if (!(field instanceof PyTuple tuple) || tuple.size() < 2) {
            throw syntaxError();
        }
        long number = number(tuple.get(0));
        long address = struct.address + valueOf(number, AGGREGATE_BITS);
        switch (typeOf(number, AGGREGATE_BITS)) {
            case STRUCT -> {
                return new Struct(structType, address, tuple.get(1), struct.layout);
            }
            case ARRAY -> {
                if (tuple.size() == 2 && typeOf(number(tuple.get(1)), SCALAR_BITS) == UINT8) {
                    long size = new Size().aggregate(tuple, struct.layout);
                    return new PyByteArray(memory.at(address, size));
                }
                return new Struct(structType, address, tuple, struct.layout);
            }
            case PTR -> {
                return new Struct(structType, address, tuple, struct.layout);
            }
            default -> {
                return null;
            }
        }
    }

    /** A bit field: its place in the number that holds it. */
    private record BitField(int type, long address, int shift, long mask) {
        static BitField of(Struct struct, int type, long value) {
            int length = (int) (value >> BIT_LENGTH_SHIFT) & 31;
            return new BitField(
                    type,
                    struct.address + (value & (1 << BIT_OFFSET_SHIFT) - 1),
                    (int) (value >> BIT_OFFSET_SHIFT) & 31,
                    (1L << length) - 1);
        }

        /** {@return the scalar type, without sign} */
        int scalar() {
            return type - BFUINT8 & 6;
        }
    }

    private Object loadScalar(Struct struct, long number) {
        int type = typeOf(number, SCALAR_BITS);
        long value = valueOf(number, SCALAR_BITS);
        if (type < BFUINT8 || type > BFINT32) {
            return load(type, struct.address + value, struct.layout);
        }
        BitField bits = BitField.of(struct, type, value);
        return readScalar(bits.scalar(), bits.address, struct.layout) >>> bits.shift & bits.mask;
    }

    private void store(Struct struct, String name, Object value) {
        if (!(field(struct, name) instanceof Long number)) {
            throw syntaxError();
        }
        int type = typeOf(number, SCALAR_BITS);
        long place = valueOf(number, SCALAR_BITS);
        if (type < BFUINT8 || type > BFINT32) {
            store(type, struct.address + place, struct.layout, value);
            return;
        }
        BitField bits = BitField.of(struct, type, place);
        long old = readScalar(bits.scalar(), bits.address, struct.layout);
        long inserted = (IntType.toLong(value) & bits.mask) << bits.shift;
        long now = old & ~(bits.mask << bits.shift) | inserted;
        store(bits.scalar(), bits.address, struct.layout, now);
    }

    private static PyTuple sequence(Struct struct) {
        if (struct.description instanceof PyTuple tuple && tuple.size() >= 2) {
            return tuple;
        }
        throw PyError.type("struct: can't index");
    }

    private static void checkIndex(PyTuple array, long index) {
        long count = valueOf(number(array.get(1)), SCALAR_BITS);
        if (index < 0 || index >= count) {
            throw PyError.index("struct: index out of range");
        }
    }

    private Object loadItem(Struct struct, long index) {
        PyTuple tuple = sequence(struct);
        if (struct.aggregate() == PTR) {
            long target = pointer(struct);
            if (tuple.get(1) instanceof Long number) {
                int type = typeOf(number, SCALAR_BITS);
                return load(type, target + index * scalarSize(type), NATIVE);
            }
            return item(struct, target, tuple.get(1), index);
        }
        if (struct.aggregate() != ARRAY) {
            return null;
        }
        checkIndex(tuple, index);
        if (tuple.size() == 2) {
            int type = typeOf(number(tuple.get(1)), SCALAR_BITS);
            return load(type, struct.address + index * scalarSize(type), struct.layout);
        }
        return item(struct, struct.address, tuple.get(2), index);
    }

    private Struct item(Struct struct, long start, Object description, long index) {
        long size = new Size().of(description, struct.layout);
        return new Struct(structType, start + size * index, description, struct.layout);
    }

    private boolean storeItem(Struct struct, long index, Object value) {
        PyTuple tuple = sequence(struct);
        if (struct.aggregate() != ARRAY) {
            return false;
        }
        checkIndex(tuple, index);
        if (tuple.size() != 2) {
            return false;
        }
        int type = typeOf(number(tuple.get(1)), SCALAR_BITS);
        store(type, struct.address + index * scalarSize(type), struct.layout, value);
        return true;
    }
}
