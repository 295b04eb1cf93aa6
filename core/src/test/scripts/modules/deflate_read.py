# Reading raw, zlib and gzip data, and data that is damaged.
import io
import binascii
import deflate

texts = {
    deflate.ZLIB: "789c0dc38101000000c230f6f9fbef00",
    deflate.RAW: "cb48cdc9c95728cf2fca49010000",
}
raw = binascii.unhexlify("4b4c4a4e494d4bcfc8cccacec9cd030000")
def read(data, *args):
    try:
        return deflate.DeflateIO(io.BytesIO(data), *args).read()
    except Exception as e:
        return repr(e)
hello = binascii.unhexlify("cb48cdc9c95728cf2fca4901")
print(read(hello + b"\0\0", deflate.RAW), read(hello, deflate.RAW))
z = binascii.unhexlify("78 9c 4b 4c 44 05 00 14 55 04 42".replace(" ", ""))
print(read(z), read(z, deflate.ZLIB), read(z, deflate.GZIP), read(z[:-1]), read(z[:-1] + b"\0"))
g = binascii.unhexlify("1f8b0800000000000003cb48cdc9c95728cf2fca49010085114a0d0b000000")
print(read(g), read(g, deflate.GZIP), read(g, deflate.AUTO, 15), read(g[:-9]))
print(read(b""), read(b"\x00\x00"), read(b"\x07", deflate.RAW), read(b"x\x9d\0"))
stored = b"\x01\x03\x00\xfc\xffabc"
print(read(stored, deflate.RAW), read(b"\x01\x03\x00\xfc\xfeabc", deflate.RAW))
d = deflate.DeflateIO(io.BytesIO(g))
print(d.read(3), d.readline(), d.read())
buf = bytearray(4)
d = deflate.DeflateIO(io.BytesIO(z))
print(d.readinto(buf), buf)
d.close()
try:
    d.read()
except OSError as e:
    print(e)
for args in ((4,), (-1,), (1, 4), (1, 16)):
    try:
        deflate.DeflateIO(io.BytesIO(), *args)
    except ValueError as e:
        print(e)
