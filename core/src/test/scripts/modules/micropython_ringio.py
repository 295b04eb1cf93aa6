# A ring of bytes.
import micropython

r = micropython.RingIO(5)
print(r.any(), r.write(b"abc"), r.any(), r.write(b"defg"), r.any())
print(r.read(2), r.write(b"XYZ"), r.read(), r.read(), r.any())
buf = bytearray(4)
r = micropython.RingIO(buf)
print(r.write(b"12345"), buf, r.readline(), r.any())
r.write(b"a\nb")
print(r.readline(), r.readinto(bytearray(5)))
print(r.close())
for bad in (0, -1, bytearray(1), 1 << 16):
    try:
        micropython.RingIO(bad)
        print("ok")
    except ValueError as e:
        print(repr(e))
