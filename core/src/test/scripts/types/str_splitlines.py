for s in ('', 'a', 'a\n', 'a\nb', 'a\r\nb\rc\n\nd', '\n', '\r\n', '\n\r', 'a\x0bb\u2028c'):
    print(s.splitlines(), s.splitlines(True), s.splitlines(keepends=1))
try:
    'a'.splitlines(foo=1)
except TypeError as e:
    print(e)
