# Built-in functions and set operators in loops that get hot, and where they then fail.
def numbers(pairs):
    out = []
    for a, b in pairs:
        try:
            q, r = divmod(a, b)
            out.append((q, r, min(a, b), max(a, b), str(a)))
        except ZeroDivisionError:
            out.append("zero")
    return out


def sets(pairs):
    out = []
    for a, b in pairs:
        c = a
        c |= b
        out.append((a <= b, a < b, a >= b, a > b, a == b, len(a - b), len(a & b), len(a ^ b)))
        out.append((c is a, len(a), len(b), len(a | b)))
        a -= {1}
        out.append((len(a), 1 in c))
    return out


for i in range(60):
    numbers([(i, 7), (-i, 3), (7, -2)])
    sets([({1, 2}, {2, 3}), ({1}, {1, 2})])
big = 1 << 63
print(numbers([(7, 0), (-big, -1), (big, 3), (5.5, 2), (True, 2), (3, 3.0), (-7, 2)]))
print(sets([({1, 2, 5}, {2, 3}), (frozenset({1, 2}), {2}), (frozenset({4}), frozenset({1, 4}))]))


def texts(items):
    return [str(x) for x in items] + [str(x) + "!" for x in items]


class Named:
    def __str__(self):
        return "named"


for i in range(60):
    texts([1, "a", 2])
print(texts([1, -big, big, None, 1.5, Named(), "x", True, b"y"]))
for bad in ([(1, "a")], [({1}, [2])], [(None, 1)]):
    try:
        numbers(bad)
    except TypeError as e:
        print("TypeError", e)
    try:
        sets(bad)
    except TypeError as e:
        print("TypeError", e)
