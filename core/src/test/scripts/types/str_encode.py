print('abc'.encode(), 'é日😀'.encode(), 'a'.encode('utf-8'), 'a'.encode('utf8'), 'a'.encode('ascii'), 'é'.encode('utf-8', 'strict'), ''.encode())
for f in (lambda: 'é'.encode('ascii'), lambda: 'a'.encode('latin-1'), lambda: 'a'.encode('UTF-8'), lambda: 'a'.encode(None), lambda: 'a'.encode(encoding='utf-8')):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
