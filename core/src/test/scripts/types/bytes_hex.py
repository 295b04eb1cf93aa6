print(b'\x00\x01\xab\xff'.hex(), b'\x01\xff'.hex(':'), b'\x01\xff'.hex('::'), b'\x01'.hex(b'-'), b''.hex(':'), bytearray(b'\x12').hex(), memoryview(b'\x12\x34').hex(' '))
print(bytes.fromhex('00 01ab FF'), bytes.fromhex(''), bytes.fromhex(b'ab'), bytearray.fromhex('a0\tb1\n'), b'x'.fromhex('41'))
for f in (lambda: bytes.fromhex('a'), lambda: bytes.fromhex('zz'), lambda: bytes.fromhex('a b'), lambda: bytes.fromhex(1), lambda: b'a'.hex(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
