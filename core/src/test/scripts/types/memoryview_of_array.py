import array
a = array.array('i', [1, 2, 3, -4])
m = memoryview(a)
print(len(m), m.itemsize, list(m), m[3], list(m[1:3]), bytes(m[1:2]), m[1:].hex())
m[0] = 1000
m[1:3] = array.array('i', [7, 8])
print(a, list(m))
try:
    m[0:1] = b'a'
except ValueError as e:
    print(e)
d = memoryview(array.array('d', [1.5, 2.5]))
print(list(d), d.itemsize, list(d[1:]))
print([memoryview(array.array(t)).itemsize for t in 'bBhHiIlLqQfd'])
