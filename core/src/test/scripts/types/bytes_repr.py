print(b'', b'abc', b"it's", b'"', b'\'"', b'\\', b'\n\r\t', b'\x00\x1f\x7f\x80\xff', bytes(range(32, 127)))
print(str(b'a'), repr(b'a'), '%s' % b'a', '{}'.format(b'a'), [b'a'])
