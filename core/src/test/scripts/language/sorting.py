print(sorted([3, 1, 2]), sorted("hello"), sorted([3, 1, 2], reverse=True))
print(sorted(["b", "A", "c"], key=str.lower if hasattr(str, "lower") else None))
l = [(1, "b"), (0, "z"), (2, "a")]
l.sort(key=lambda p: p[0])
print(l)
