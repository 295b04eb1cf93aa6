for x in (iter([]), iter(()), iter({}), iter(set()), iter(range(1)), iter({}.items())):
    print(x, iter(x) is x, next(x, 'end') if str(x) else 0)
for f in (lambda: iter(1), lambda: iter(None), lambda: next([1]), lambda: next(iter([])), lambda: iter(len, 1)):
    try:
        f()
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e.args)
