l = [3, 1, 2]
print(sorted(l), l, sorted('hello'), sorted((2, 1)), sorted({3: 1, 1: 2}), sorted([1, 2], reverse=True), sorted([]))
print(sorted(['b', 'A', 'c'], key=lambda s: s.lower()), sorted(x % 4 for x in range(8)))
for f in (lambda: sorted(), lambda: sorted(1), lambda: sorted([1], len), lambda: sorted([1, 'a']), lambda: sorted([1], foo=1)):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e)
