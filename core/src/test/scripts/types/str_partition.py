print('a,b,c'.partition(','), 'a,b,c'.rpartition(','), 'abc'.partition(','), 'abc'.rpartition(','))
print('a--b'.partition('--'), ''.partition('x'), ',a'.partition(','), 'a,'.rpartition(','), 'é日é'.partition('日'))
for f in (lambda: 'a'.partition(''), lambda: 'a'.rpartition(''), lambda: 'a'.partition(1), lambda: 'a'.partition(b'a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
