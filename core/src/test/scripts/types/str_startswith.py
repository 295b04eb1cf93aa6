s = 'hello'
print(s.startswith('he'), s.startswith(''), s.startswith('hello!'), s.startswith('ell', 1), s.startswith('ell', 1, 3), s.startswith('', 9))
print(s.endswith('lo'), s.endswith(''), s.endswith('hell', 0, 4), s.endswith('hello', 1), s.endswith('o', 4), s.endswith('', 3, 1))
print(s.startswith(('x', 'he')), s.startswith(()), s.endswith(('x', 'o')), s.startswith(('x',)), s.startswith(b'he'))
for f in (lambda: s.startswith(1), lambda: s.startswith(['he']), lambda: s.startswith((1, 'he')), lambda: s.endswith(None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(s.startswith(('he', 1)))
