for f in (lambda: [1, 'a'].sort(), lambda: [None, None].sort(), lambda: [1, 2].sort(len), lambda: [1, 2].sort(key=1), lambda: [1, 2].sort(foo=1), lambda: ['a', 'b'].sort(key=lambda: 1)):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
l = [3, 2, 1]
def key(x):
    raise ValueError('no key')
try:
    l.sort(key=key)
except ValueError as e:
    print('ValueError', e, sorted(l))
class A:
    def __lt__(self, other):
        raise ValueError('no order')
l = [A(), A()]
try:
    l.sort()
except ValueError as e:
    print('ValueError', e, len(l))
