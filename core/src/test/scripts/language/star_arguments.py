def f(*a, **k): return a, sorted(k.items())
print(f(*[1, 2], *(3,), **{"x": 1}))
print(f(*"ab", 5, *range(2), y=2, **{"z": 3}))
class K:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(f(**K()))
print(max(*[3, 9, 4]))
