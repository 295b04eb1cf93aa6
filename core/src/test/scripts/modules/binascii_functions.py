# hexlify, unhexlify, base64 and crc32, with their errors.
import binascii

print(binascii.hexlify(b""), binascii.hexlify(b"\x00\xab\xff"), binascii.hexlify(b"abc", ":"))
print(binascii.hexlify(bytearray(b"\x01\x02")), binascii.hexlify(memoryview(b"xyz")[1:]))
print(binascii.unhexlify(b"00abFF"), binascii.unhexlify("6162"), binascii.unhexlify(b" 61 62\n"))
for bad in (b"6", b"6x", b"6 1", "\u20ac"):
    try:
        print(binascii.unhexlify(bad))
    except ValueError as e:
        print(e)
for n in range(6):
    data = bytes(range(250, 256))[:n]
    text = binascii.b2a_base64(data)
    print(text, binascii.a2b_base64(text) == data)
print(binascii.b2a_base64(b"x", newline=False), binascii.a2b_base64("e\nHh4#eA=="))
print(binascii.a2b_base64(b"eHh4="), binascii.a2b_base64(b""), binascii.a2b_base64(b"===="))
for bad in (b"e", b"eHh", b"eHh4e", b"eA="):
    try:
        print(binascii.a2b_base64(bad))
    except ValueError as e:
        print(e)
print(binascii.crc32(b""), binascii.crc32(b"The quick brown fox"), binascii.crc32(b"brown fox", binascii.crc32(b"The quick ")))
print(binascii.crc32(b"a", -1), binascii.crc32(b"a", 1 << 40))
