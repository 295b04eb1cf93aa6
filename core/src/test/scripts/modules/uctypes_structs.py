# Fields, bit fields, arrays and pointers.
import uctypes

data = bytearray(range(32))
desc = {
    "u8": uctypes.UINT8 | 0,
    "i16": uctypes.INT16 | 2,
    "u32": uctypes.UINT32 | 4,
    "f": uctypes.FLOAT32 | 8,
    "low": uctypes.BFUINT16 | 2 | 0 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    "high": uctypes.BFUINT16 | 2 | 4 << uctypes.BF_POS | 12 << uctypes.BF_LEN,
    "arr": (uctypes.ARRAY | 12, uctypes.UINT16 | 3),
    "bytes": (uctypes.ARRAY | 12, uctypes.UINT8 | 4),
    "sub": (20, {"a": uctypes.UINT8 | 0, "b": uctypes.UINT8 | 1}),
    "subs": (uctypes.ARRAY | 20, 2, {"a": uctypes.UINT8 | 0, "b": uctypes.UINT8 | 1}),
    "ptr": (uctypes.PTR | 24, uctypes.UINT8),
}
for layout in (uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN, uctypes.NATIVE):
    s = uctypes.struct(uctypes.addressof(data), desc, layout)
    print(s.u8, s.i16, s.u32, s.low, s.high, s.arr[0], s.arr[2], s.sub.b, s.subs[1].a, s.bytes)
    print(uctypes.sizeof(s), uctypes.sizeof(s.arr), uctypes.sizeof(s.sub), len(bytes(s)))
s.u32 = 0xDEADBEEF
s.high = 0xABC
s.arr[1] = -1
s.bytes[0] = 77
s.f = 1.5
print(data[:20], s.f, s.low)
target = bytearray(b"pointed")
s2 = uctypes.struct(uctypes.addressof(data), {"p": uctypes.UINT64 | 24})
s2.p = uctypes.addressof(target)
print(s.ptr[0], s.ptr[3], int(s.ptr) == uctypes.addressof(target))
print(uctypes.bytes_at(uctypes.addressof(target), 3), uctypes.bytearray_at(uctypes.addressof(target) + 2, 3))
uctypes.bytearray_at(uctypes.addressof(target), 7)[0] = 80
print(target)
for call in (
    lambda: s.nothing,
    lambda: s.arr[3],
    lambda: s[0],
    lambda: uctypes.sizeof(uctypes.UINT8),
    lambda: uctypes.sizeof({"x": []}),
    lambda: s.arr.x,
    lambda: uctypes.addressof(1),
    lambda: setattr(s, "sub", 1),
):
    try:
        print(call())
    except Exception as e:
        print(repr(e))
print(uctypes.sizeof({"a": uctypes.UINT8 | 0, "b": uctypes.UINT32 | 4}, uctypes.LITTLE_ENDIAN), uctypes.sizeof({}))
