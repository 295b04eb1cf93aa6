print(b'abc'.decode(), b'\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80'.decode('utf-8'), b'abc'.decode('ascii'), b''.decode(), bytearray(b'\xc3\xa9').decode('utf8'))
for data in (b'a\xffb', b'\xc3', b'\xe6\x97', b'\xf0\x9f\x98', b'\x80', b'a\xc3b', b'\xf8\x88\x80\x80\x80'):
    try:
        data.decode()
    except UnicodeError as e:
        print(repr(e), e.args)
    print(data.decode('utf-8', 'ignore'), repr(data.decode('utf-8', 'replace')), repr(data.decode('ascii', 'replace')), repr(data.decode('ascii', 'ignore')))
for f in (lambda: b'a'.decode('latin-1'), lambda: b'a'.decode(1), lambda: b'\xe9'.decode('ascii'), lambda: b'\xff'.decode('utf-8', 'strict'), lambda: b'\xff'.decode('utf-8', 'other')):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
