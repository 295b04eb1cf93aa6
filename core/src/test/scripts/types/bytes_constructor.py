print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((1,)), bytes(range(4)), bytes(b'ab'), bytes(bytearray(b'ab')), bytes('é', 'utf-8'), bytes(memoryview(b'abc')[1:]), bytes('a', 'ascii', 'x'))
import array
print(bytes(array.array('H', [1, 2])), bytes(i for i in (1, 2)), bytes(True for i in (1, 2)))
for f in (lambda: bytes('a'), lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(['a']), lambda: bytes(None), lambda: bytes(1.5), lambda: bytes(1, 2), lambda: bytes('a', 'x'), lambda: bytes('é', 'ascii'), lambda: bytes(source=1), lambda: bytes(1 << 62)):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
