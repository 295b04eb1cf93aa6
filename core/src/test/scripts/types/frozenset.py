f = frozenset([1, 2])
print(frozenset(), frozenset([1]), sorted(f), len(f), 1 in f, bool(frozenset()))
print(hash(f) == hash(frozenset([2, 1])), {f: 'x'}[frozenset((2, 1))], f == {1, 2}, {1, 2} == f)
print(type(f | {3}), type(f & {1}), type(f - {1}), type(f ^ {1}), type({1} | f), type(f.copy()))
for name in ('add', 'remove', 'discard', 'clear', 'pop', 'update'):
    print(name, hasattr(f, name))
g = f
g |= {9}
print(sorted(g), sorted(f))
g -= {9}
g &= {1}
print(g, type(g))
print(f < {1, 2, 3}, f.issubset([1, 2]), sorted(f.union([7])))
