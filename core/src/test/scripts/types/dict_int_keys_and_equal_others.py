# Ints as keys, found by what is equal to them, before and after keys of other types come.
class Like:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == other


d = {}
for i in range(-3, 12):
    d[i] = i * i
print(True in d, 1.0 in d, Like(5) in d, Like(50) in d, "5" in d, None in d)
print(d[True], d[2.0], d[Like(-3)])
del d[4], d[-3]
print(4 in d, -3 in d, len(d), list(d))
try:
    d[4]
except KeyError as e:
    print("KeyError", e)
try:
    [] in d
except TypeError as e:
    print("TypeError")
d[1.0] = "one"
print(d[1], list(d)[:6])
for big in (1 << 31, -(1 << 31), (1 << 31) - 1, 1 << 40, 1 << 62, 1 << 70, -(1 << 63)):
    d[big] = "big"
    print(big, d[big], big in d, big + 1 in d)
d["text"] = d[None] = d[(1, 2)] = 0
print(d[11], d["text"], d[(1, 2)], (2, 1) in d, 4 in d)
print(list(d))

s = {-1, -2, 7}
s.discard(-1)
s.add(True)
print(sorted(s), 1 in s, -1 in s, s - {7.0}, s & {True, 3}, {1.0} <= s)
s.add("x")
print(len(s), "x" in s, 7 in s, -1 in s)

t = (1, (2, "three"), 4.5)
u = {t: "tuple"}
print(u[(1, (2, "three"), 4.5)], hash(t) == hash((1, (2, "three"), 4.5)))
try:
    hash((1, []))
except TypeError:
    print("TypeError")
try:
    hash((1, []))
except TypeError:
    print("TypeError")
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1, 0.5)][:3]), sorted([(1,), (1, 2), ()]))
nan = float("nan")
print((nan,) == (nan,), [(nan, 1)] == [(nan, 1)])
