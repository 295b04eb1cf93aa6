b = b'abc\xff'
print(b[0], b[-1], b[3], b[1:], b[:-1], b[5:], b[-9:2], list(b), len(b), b[::1], b[True])
for f in (lambda: b[4], lambda: b[-5], lambda: b['a'], lambda: b[::2], lambda: b[1.0], lambda: b[None:'a']):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
