# Operators that classes define, in code hot enough to be compiled; then classes change.
class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return V(self.x + other, self.y)

    def __mul__(self, other):
        return self.x * other.x + self.y * other.y if isinstance(other, V) else NotImplemented

    def __rmul__(self, other):
        return V(self.x * other, self.y * other)

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __neg__(self):
        return V(-self.x, -self.y)

    def __eq__(self, other):
        if isinstance(other, V):
            return self.x == other.x and self.y == other.y
        return NotImplemented

    def __lt__(self, other):
        if other is None:
            raise ValueError("none")
        return self.x < other.x

    def __bool__(self):
        return self.x != 0


class W:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __delitem__(self, i):
        self.items[i] = None

    def __contains__(self, item):
        return item in self.items

    def __call__(self, a, b=2, *, c=3):
        return a + b + c + len(self.items)


class K:
    def __call__(self, a, b=2):
        return a * 10 + b


def arithmetic(n):
    a = V(0, 1)
    step = V(1, 2)
    dot = 0
    for i in range(n):
        a = a + step
        a = 1 + a
        b = 2 * -a
        dot += b * step
        a += step
    return a.x, a.y, dot


def comparisons(n):
    one = V(0, 1)
    equal = different = less = true = 0
    for i in range(n):
        other = V(i % 3, 1)
        if one == other:
            equal += 1
        if one != other:
            different += 1
        if one < other:
            less += 1
        if other:
            true += 1
        if not other:
            true += 1000
        if one == i:
            equal += 100000
        if one != "x":
            different += 100
        while other:
            other = V(0, 0)
    return equal, different, less, true


def containers(n):
    w = W([0, 1, 2, 3])
    empty = W([])
    k = K()
    t = 0
    for i in range(n):
        w[i & 3] = i & 7
        t += w[i & 3] + len(w)
        if 3 in w:
            t += 1
        if 9 not in w:
            t += 2
        if w and not empty:
            t += 3
        if empty:
            t += 1000000
        t += k(1) + k(2, b=i & 1) + w(1, c=1)
        if i % 500 == 499:
            del w[0]
            w[0] = 5
    return t


def errors(n):
    v = V(1, 2)
    caught = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                v + "text"
            elif i % 3 == 1:
                v < None
            else:
                v > v
        except (TypeError, ValueError) as e:
            caught += len(str(e))
    return caught


for _ in range(2):
    print(arithmetic(1500))
    print(comparisons(1500))
    print(containers(1500))
    print(errors(1500))

V.__eq__ = lambda self, other: self is other
print(comparisons(1500))
V.__add__ = lambda self, other: V(7, 7)
print(arithmetic(1500)[:2])
V.__mul__ = lambda self, other: NotImplemented
try:
    print(arithmetic(10)[:2])
except TypeError as e:
    print(e)
W.__getitem__ = lambda self, i: 1
W.__len__ = lambda self: 0
W.__contains__ = lambda self, item: item
print(containers(1500))


class N:
    def __len__(self):
        return "no"

    def __bool__(self):
        return 1


def odd(n, x):
    t = 0
    for i in range(n):
        if x:
            t += 1
    return t


print(odd(1500, N()))


def lengths(n, x):
    t = 0
    for i in range(n):
        t += len(x)
    return t


print(lengths(1500, W([1])))
try:
    lengths(1500, N())
except TypeError as e:
    print("TypeError")
try:
    lengths(1500, V(1, 1))
except TypeError as e:
    print(e)
