def t(i, j, v):
    b = bytearray(b'abcdef')
    try:
        b[i:j] = v
        print(i, j, v, b, len(b))
    except Exception as e:
        print(i, j, type(e).__name__, e)
for v in (b'', b'1', b'12', b'123456789', bytearray(b'xy'), memoryview(b'wxyz')[1:3]):
    for i, j in ((0, 2), (2, 2), (4, 6), (6, 6), (3, 1), (-2, None), (None, None), (10, 20)):
        t(i, j, v)
t(0, 1, [1])
t(0, 1, 'a')
t(0, 1, 1)
b = bytearray(b'abc')
b[1:2] = b
print(b)
b[:0] = b
print(b)
b[2:] = b[:3]
print(b)
try:
    b[::2] = b'a'
except NotImplementedError as e:
    print(e)
import array
try:
    b[0:1] = array.array('H', [1])
except ValueError as e:
    print(e)
b = bytearray()
for i in range(300):
    b[len(b):] = bytes([i & 255])
print(len(b), b[0], b[255], b[299])
