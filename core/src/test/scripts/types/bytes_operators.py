import array
a = array.array('B', b'cd')
print(b'ab' + b'cd', b'ab' + bytearray(b'cd'), b'ab' + memoryview(b'cd'), b'ab' + a, b'' + a, b'ab' * 2, 2 * b'ab', b'ab' * -1, b'a' + 'é')
print(b'ab' == b'ab', b'ab' == bytearray(b'ab'), b'ab' == a, b'cd' == a, b'ab' != b'ac', b'ab' < b'b', b'a' < b'ab', b'\xff' > b'a', b'ab' >= bytearray(b'ab'))
print(97 in b'ab', 99 in b'ab', b'a' in b'ab', b'' in b'ab', bytearray(b'b') in b'ab', hash(b'ab') == hash(bytes(bytearray(b'ab'))))
for f in (lambda: b'a' + 1, lambda: b'a' + None, lambda: b'a' * 1.5, lambda: b'a' < 1, lambda: -b'a', lambda: 'a' + b'a', lambda: b'a' - b'a'):
    try:
        print(f())
    except TypeError as e:
        print(e)
