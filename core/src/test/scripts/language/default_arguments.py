def f(a, b=2, *args, c=3, **kw):
    return a, b, args, c, sorted(kw.items())
print(f(1))
print(f(1, 5, 6, 7, c=8, d=9))
print(f(b=1, a=0))
def memo(x, cache=[]):
    cache.append(x)
    return cache
memo(1)
print(memo(2))
