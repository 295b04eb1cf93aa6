# Alignment, counts, padding and strings.
import struct

for fmt in ("bh", "@bh", "<bh", "bi", "bq", "hbi", "b2h", "3s", "0s", "x", "2xb", "b3xi", "0i", "10b", "s", "P", "bP"):
    print(fmt, struct.calcsize(fmt))
print(struct.pack("<3s", b"ab"), struct.pack("<3s", "abcd"), struct.pack("s", b"x"))
print(struct.pack("<2h", 1, 2), struct.pack("bi", 1, 2), struct.pack("<x2b", 1, 2))
print(struct.unpack("<2s2xb", b"ab\0\0\5"), struct.unpack("<3b", bytearray(b"abc")))
print(struct.pack("<2b", 1), struct.pack("<b", 1, 2))
print(struct.unpack_from("<h", b"\1\2\3\4", 2), struct.unpack_from("<h", b"\1\2\3\4", -2))
buf = bytearray(8)
struct.pack_into(">hh", buf, 1, 1, 2)
print(buf)
struct.pack_into("<h", buf, -2, 0x1234)
print(buf)
for call in (
    lambda: struct.unpack("<i", b"abc"),
    lambda: struct.unpack_from("<i", b"abcd", 1),
    lambda: struct.unpack_from("<i", b"abcd", -5),
    lambda: struct.pack_into("<i", bytearray(3), 0, 1),
    lambda: struct.pack_into("<i", bytearray(4), -5, 1),
    lambda: struct.pack_into("<i", b"abcd", 0, 1),
    lambda: struct.calcsize("z"),
    lambda: struct.calcsize("2"),
    lambda: struct.pack("<i", "x"),
    lambda: struct.pack("<f", "x"),
    lambda: struct.pack("<s", 1),
    lambda: struct.unpack("<b", 1),
    lambda: struct.pack(1),
):
    try:
        print(call())
    except Exception as e:
        print(repr(e))
