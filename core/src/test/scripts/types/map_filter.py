print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(max, 'az', 'zb', 'cc')))
print(list(filter(None, [0, 1, '', 'a', [], None, 2.0])), list(filter(lambda x: x > 1, [1, 2, 3])))
m = map(int, ['1', 'x'])
print(m, next(m))
try:
    next(m)
except ValueError:
    print('ValueError')
print(next(m, 'end'), filter(None, []))
for f in (lambda: map(), lambda: map(1), lambda: map(int, 1), lambda: list(map(1, [1])), lambda: filter(1), lambda: filter(1, 2), lambda: list(filter(1, [2]))):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
