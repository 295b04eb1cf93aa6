print('a b  c'.split(), ' a b '.split(), ''.split(), '   '.split(), '\ta\nb\r\x0bc\x0cd'.split())
print('a b c d'.split(None, 2), ' a  b  c '.split(None, 1), 'a b'.split(None, 0), ' a b'.split(None, 0), 'a b c'.split(None, -1))
print('a,b,,c'.split(','), ','.split(','), ''.split(','), 'abc'.split(','), 'a--b'.split('--'))
print('a,b,c'.split(',', 1), 'a,b,c'.split(',', 0), 'a,b,c'.split(',', -1), 'a,b,c'.split(',', 9))
print('aaa'.split('aa'), 'é日é'.split('日'), '\xa0a\u3000b'.split())
for f in (lambda: 'a'.split(''), lambda: 'a'.split(1), lambda: 'a'.split(b'a'), lambda: 'a'.split('a', 'b'), lambda: 'a'.split(1, 'x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
