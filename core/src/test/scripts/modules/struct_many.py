# More formats than are remembered, each of them twice, and what is wrong stays wrong.

import struct

total = 0
for again in range(2):
    for count in range(60):
        for order in ("<", ">", "@", "!"):
            form = "%s%dh%dxq" % (order, count, count % 3)
            values = list(range(count)) + [-count]
            data = struct.pack(form, *values)
            assert len(data) == struct.calcsize(form)
            assert struct.unpack(form, data) == tuple(values)
            total = (total * 31 + len(data) + data[-1]) % 1000003
print(total)

for again in range(2):
    for form in ("z", "2", "<3", "b?", "=i"):
        try:
            print(form, struct.calcsize(form))
        except ValueError as e:
            print(form, e)

for again in range(2):
    print(struct.pack("<bhb", 1, 2, 3), struct.pack("@bhb", 1, 2, 3))
    print(struct.calcsize("0q"), struct.calcsize("b0q"), struct.calcsize("bq"), struct.calcsize(""))
    print(struct.pack("b0qb", 1, 2), struct.unpack("b0qb", b"\x05\x06"))
    print(struct.pack("3s0s2s", b"abcdef", b"x", b"y"), struct.unpack("3s0s1s", b"abcd"))

# what there is no argument for stays as it was
buffer = bytearray(b"........")
struct.pack_into("<hx2xh", buffer, 1, 0x4142)
print(buffer)
struct.pack_into("<hxh", buffer, -5, 0x4142, 0x4344)
print(buffer)
print(struct.unpack_from("<hxb", buffer, -5), struct.unpack_from("2s", buffer))
for offset in (7, -9):
    try:
        struct.unpack_from("<h", buffer, offset)
    except ValueError as e:
        print(e)

# bytes that grow by themselves
data = bytearray(b"ab")
for _ in range(5):
    data += data
    data += b"-"
    data += memoryview(data)[1:3]
print(len(data), data[:20], data[-3:])
