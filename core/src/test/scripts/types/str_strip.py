s = ' \t\n\r\x0b\x0ca b\x0c\x0b\r\n\t '
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr('   '.strip()), repr(''.strip()), repr('\xa0a'.strip()))
print('xxaxx'.strip('x'), 'xyaxy'.strip('yx'), 'abc'.lstrip('cba'), 'abc'.rstrip('c'), 'a'.strip(''), 'éaé'.strip('é'), '😀a😀'.strip('😀'))
for f in (lambda: 'a'.strip(None), lambda: 'a'.strip(1), lambda: 'a'.strip(b'a'), lambda: 'a'.strip('a', 'b')):
    try:
        print(f())
    except TypeError as e:
        print(e)
