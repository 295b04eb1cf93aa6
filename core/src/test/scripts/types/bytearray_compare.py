import array
b = bytearray(b'ab')
print(b == b'ab', b'ab' == b, b == 'ab', b == array.array('B', b'ab'), b == array.array('b', b'ab'), b == 1, b != b'ac', b < b'b', b <= b'ab', b > bytearray(b'a'), b >= b'b', memoryview(b) == b, b == memoryview(b'ab'), b < 1)
for f in (lambda: b == array.array('H', [1]), lambda: array.array('f', [1]) == array.array('f', [1]), lambda: array.array('b', [1]) < array.array('b', [2])):
    try:
        print(f())
    except NotImplementedError as e:
        print(repr(e))
print(array.array('b', [1]) == array.array('b', [1]), array.array('H', [1]) < array.array('H', [2]), array.array('H', [1]) == [1])
