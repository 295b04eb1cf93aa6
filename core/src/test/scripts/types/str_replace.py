s = 'one two one'
print(s.replace('one', '1'), s.replace('one', ''), s.replace('x', 'y'), s.replace('o', 'oo'))
print(s.replace('one', '1', 1), s.replace('one', '1', 0), s.replace('one', '1', -1), s.replace('one', '1', 9))
print('abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', '-'), 'abc'.replace('', '-', 0), ''.replace('a', 'b'))
print('é日é'.replace('é', 'e'), 'aaa'.replace('aa', 'b'))
for f in (lambda: s.replace('a', 1), lambda: s.replace(1, 'a'), lambda: s.replace(1, 2, 0), lambda: s.replace('a', b'b'), lambda: s.replace('a'), lambda: s.replace('a', 'b', 'c')):
    try:
        print(f())
    except TypeError as e:
        print(e)
