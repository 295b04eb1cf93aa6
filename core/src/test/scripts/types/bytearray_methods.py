b = bytearray(b'a,b')
print(b.split(b','), b.partition(b','), b.partition(b';'), b.strip(), bytearray(b'  ').strip(), bytearray(b' a ').strip(), b.upper(), b.find(b','), b.find(44), b.replace(b',', b'--'), bytearray(b',').join([b'x', bytearray(b'y')]), b.decode(), b.center(7), b.startswith(b'a'), b.count(b'a'))
for f in (lambda: b.startswith(bytearray(b'a')), lambda: b * 2, lambda: b % 1, lambda: b.find('a')):
    try:
        print(f())
    except TypeError as e:
        print(e)
