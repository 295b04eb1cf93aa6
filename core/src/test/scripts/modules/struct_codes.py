# Every type code in every byte order, with values at the borders.
import struct

for code in "bBhHiIlLqQ":
    for order in "@<>!":
        print(order + code, struct.calcsize(order + code), end=" ")
        for value in (0, 1, -1, 127, 128, -128, 255, 1 << 31, (1 << 63) - 1, 1 << 64):
            packed = struct.pack(order + code, value)
            print(packed, struct.unpack(order + code, packed)[0], end=" ")
        print()
for code in "efd":
    for value in (0.0, -0.0, 1.5, -2.25, 1e-8, 65504.0, 65520.0, 1e39, float("inf")):
        packed = struct.pack(">" + code, value)
        print(code, value, packed, struct.unpack(">" + code, packed)[0])
print(struct.unpack(">e", struct.pack(">e", float("nan"))), struct.pack("<d", 3))
