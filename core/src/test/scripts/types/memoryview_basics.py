b = bytearray(b'abcdef')
m = memoryview(b)
print(len(m), m[0], m[-1], bytes(m), list(m), m.itemsize, bool(memoryview(b'')), m == b'abcdef')
m[0] = 65
m[1:3] = b'XY'
print(b, bytes(m[2:4]), bytes(m[1:][1:3]), list(m[-2:]))
s = m[2:5]
s[0] = 48
s[:] = b'012'
print(b, bytes(s), bytes(memoryview(s)), bytearray(s))
print(97 == memoryview(b'abc')[0], memoryview('abc')[1], bytes(memoryview(memoryview(b'abc')[1:])[1:]))
r = memoryview(b'abc')
def store(): r[0] = 1
def store_slice(): r[0:1] = b'x'
def grow(): m[0:1] = b'xx'
def delete(): del m[0]
for f in (store, store_slice, grow, delete, lambda: m[6], lambda: m['a'], lambda: m + b'a', lambda: m[::2], lambda: memoryview(1), lambda: memoryview(), lambda: hash(m), lambda: m.append(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
