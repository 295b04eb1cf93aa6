# Sets of ints: what is in one and another or not, which of them are within which.

MIN = -(1 << 31)
POOL = [MIN, MIN + 1, -64, -1, 0, 1, 2, 63, 64, 65, 127, 1000, (1 << 31) - 1, 1 << 31, 1 << 40]


def pick(bits):
    return [x for i, x in enumerate(POOL) if bits >> i & 1]


def check(left, right):
    """The operators against the members taken one by one."""
    for kind in (set, frozenset):
        a = kind(left)
        b = set(right)
        rest = a - b
        assert sorted(rest) == sorted(x for x in left if x not in right), (left, right)
        assert type(rest) is kind
        assert sorted(a & b) == sorted(x for x in left if x in right)
        assert all(x in a & b for x in left if x in right)
        assert (a <= b) == all(x in right for x in left), (left, right)
        assert (a < b) == (a <= b and len(left) != len(right))
        assert (a >= b) == all(x in left for x in right)
        assert (a == b) == (sorted(left) == sorted(right))
        assert all(x in rest for x in left if x not in right)
        assert not any(x in rest for x in right)


state = 1
for _ in range(400):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    check(pick(state >> 3), pick(state >> 11))
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    some = pick(state >> 5)
    check(some, [x for i, x in enumerate(some) if i % 3])

# After members went, in its midst and at both ends.
gaps = set(range(20))
for x in (0, 1, 7, 8, 19):
    gaps.remove(x)
print(sorted(gaps - {2, 3, 9, 50}), sorted(gaps - set(range(5, 40))), gaps - gaps, gaps - set(range(30)))
print(sorted(gaps & {2, 3, 9, 50}), sorted(gaps & set(range(-9, 10))), gaps & {0, 1, 7, 8, 19})
print({2, 3} <= gaps, {1, 2} <= gaps, {7} <= gaps, gaps <= set(range(19)), gaps <= gaps | {1})

# What is left can change, and leaves the others as they were.
left = set(range(12))
rest = left - {3, 4, 5, 70}
for x in range(100, 120):
    rest.add(x)
rest.discard(0)
print(len(rest), sorted(rest)[:5], 119 in rest, 3 in rest, len(left))
few = left - set(range(1, 40))
few.add("text")
few.add(1.5)
print(len(few), 0 in few, "text" in few, 1.5 in few, 3 in few)
none = left - left
none.add(5)
print(none, none <= left, none < left, left <= none)

# Others beside ints.
print(sorted({1, 2, True, 3.0} - {3, 1.0}), {1, 2} <= {1.0, 2.0, "x"}, sorted({0, 1, 2, 3} - {1.0, False}))


class Odd:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return other == self.value


print({1, 2, 3} <= {Odd(1), Odd(2), Odd(3)}, sorted({1, 2, 3} - {Odd(2)}), len({Odd(1), 2} - {1}))
