print(sum([]), sum([1, 2, 3]), sum((1.5, 2)), sum([0.1] * 10), sum(range(101)), sum([1, 2], 10), sum([[1], [2]], []))
print(sum([1 << 62, 1 << 62, 1 << 62]), sum([1, 1 << 70]), sum([True, True]), sum(['a', 'b'], ''), sum([], 'x'))
print(sum([-0.0]), sum([], 1.5), sum([1.5], 1), sum({1: 2, 3: 4}))
for f in (lambda: sum(), lambda: sum(1), lambda: sum(['a']), lambda: sum([], 1, 2), lambda: sum([1], start=1)):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
