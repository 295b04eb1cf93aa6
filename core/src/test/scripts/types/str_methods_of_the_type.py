print(str.upper('a'), str.join(',', ['a', 'b']), str.find('abc', 'c'), str.format('{}', 1))
for f in (lambda: str.upper(1), lambda: str.upper(b'a'), lambda: str.upper(), lambda: bytes.upper('a'), lambda: bytearray.upper(b'a'), lambda: 'a'.upper(1), lambda: 'a'.nothing):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
