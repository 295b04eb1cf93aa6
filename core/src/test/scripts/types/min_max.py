print(min([3, 1, 2]), max([3, 1, 2]), min(3, 1, 2), max('abc'), min('b', 'a'), max([1.5, 2]), min((1, 2), (1, 1)))
print(max([1, 2, 3], key=lambda x: -x), min('aa', 'b', key=len), max([], default='none'), min([], default=None), max([5], default=1))
print(max([1, 1.0, True]), min([1.0, 1, True]))
for f in (lambda: min(), lambda: max([]), lambda: min(1), lambda: max(1, 'a'), lambda: min([1, 2], key=1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
