print(repr(str()), str(1), str(None), str(b'a'), str('a'), str([1, 'a']), str(b'ab', 'utf-8'), str(bytearray(b'\xc3\xa9'), 'utf8'), str(memoryview(b'abc')[1:], 'utf-8'))
print(str(b'\xff', 'utf-8', 'ignore'), str(b'a\xff', 'utf-8', 'replace'), str('a', 'utf-8'))
for f in (lambda: str(b'\xff', 'utf-8'), lambda: str(1, 'utf-8'), lambda: str(b'a', 'x'), lambda: str(b'a', 1), lambda: str(1, 2, 3, 4), lambda: str(object=1)):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
