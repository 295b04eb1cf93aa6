# sha256 in one and in several steps; it can be asked once.
import hashlib
import binascii

print(binascii.hexlify(hashlib.sha256(b"abc").digest()))
h = hashlib.sha256()
h.update(b"a")
h.update(bytearray(b"b"))
h.update("c")
print(binascii.hexlify(h.digest()))
for again in (h.digest, lambda: h.update(b"x")):
    try:
        again()
    except ValueError as e:
        print(e)
print(binascii.hexlify(hashlib.sha256(b"x" * 1000).digest()))
try:
    hashlib.sha256(1)
except TypeError as e:
    print(e)
