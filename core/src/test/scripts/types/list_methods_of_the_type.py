print(list.append([], 1), list.count([1, 1], 1))
for f in (lambda: list.append(1, 2), lambda: list.append(), lambda: [].append(), lambda: [].append(1, 2), lambda: [].foo, lambda: list.foo):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
