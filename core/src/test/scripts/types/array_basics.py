from array import array
print(array('b'), array('i', [1, -2]), array('d', (1.5, 2)), array('f', [1.1]), array('B', b'ab'), array('H', b'\x01\x00\x02'), array('I', range(3)), array('Q', [-1, 1 << 63]), array('q', [-1]))
print(array('b', [127, 128, 255, 256, -129]), array('h', [65535]), array('i', [1 << 40]), array('l', [1 << 64, (1 << 64) + 5]), array(b'i', [True]))
a = array('i', [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.extend(array('i', [7]))
a += array('i', [8])
a[0] = -1
print(a, len(a), a[1], a[-1], a[2:4], list(a), sum(a), a + array('i', [9]), bytes(a[:1]), bool(a), bool(array('b')))
a[1:3] = array('i', [0] * 4)
print(a)
a[1:] = array('i')
print(a)
for f in (lambda: array('x'), lambda: array(''), lambda: array(), lambda: array('i', 1), lambda: array('i', ['a']), lambda: array('i', [1.5]), lambda: a.append('a'), lambda: a[9], lambda: a['x'], lambda: array(1), lambda: 1 in a, lambda: a + 1, lambda: hash(a), lambda: a * 2, lambda: array('d', ['a'])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b'a' in array('B', b'a'), 'a' in a, None in a, len(a))
