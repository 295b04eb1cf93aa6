b = b'hello world'
print(b.find(b'o'), b.rfind(b'o'), b.find(111), b.index(b'l', 4), b.rindex(108), b.find(b'x'), b.find(b'', 3), b.find(b'o', -4, -1), b.count(b'o'), b.count(b''), b.find(bytearray(b'w')))
print(b.split(), b.split(b'o'), b.split(b'o', 1), b.rsplit(b'o', 1), b.split(None, 1), b.splitlines(), b'a\r\nb\n'.splitlines(), b'a\nb'.splitlines(True))
print(b.partition(b' '), b.rpartition(b'o'), b.partition(b'x'), b.replace(b'o', b'0'), b.replace(b'o', b'0', 1), b.replace(b'', b'-', 3))
print(b.startswith(b'he'), b.endswith((b'x', b'ld')), b.startswith('he'), b.upper(), b'ABC'.lower(), b' a '.strip(), b'xax'.strip(b'x'), b'xax'.lstrip(b'x'), b.center(15))
print(b','.join([b'a', b'b', bytearray(b'c')]), b' '.isspace(), b'a1'.isalpha(), b'12'.isdigit(), b'A'.isupper(), b'\xe9a'.islower())
for f in (lambda: b.find('o'), lambda: b.find(256), lambda: b.index(b'x'), lambda: b.split('o'), lambda: b.split(b''), lambda: b.split(bytearray(b'o')), lambda: b.strip('h'), lambda: b.replace(b'a', 'b'), lambda: b','.join(['a']), lambda: b.count(111), lambda: b.partition('o'), lambda: b.rsplit(None, 1), lambda: b.find(b'o', 'x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
