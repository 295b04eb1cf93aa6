b = bytearray(b'abc')
b[0] = 65
b[-1] = 0x143
print(b, len(b), b[0], b[1:], bytearray(3), bytearray(), bytearray([1, 2]), bytearray('é', 'utf-8'), bytearray(b), bool(bytearray()))
b.append(100)
b.extend(b'ef')
b.extend([103, 104])
b += b'i'
b += bytearray(b'j')
print(b, b + b'!', b == b'AbCdefghij', b'AbC' in b, list(bytearray(b'ab')), bytearray([-1, 256, 511]))
c = bytearray(b'ab')
c.extend(c)
c += c
print(c)
for f in (lambda: bytearray('a'), lambda: bytearray(-1), lambda: bytearray(['a']), lambda: b.append('a'), lambda: b[100], lambda: b['a'], lambda: 1 in b, lambda: b.extend(1), lambda: b + 1, lambda: hash(b), lambda: bytearray(x=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    del b[0]
except TypeError as e:
    print(e)
print(b)
