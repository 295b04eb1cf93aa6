# Parameters, closures, classes, generators, comprehensions, calls.
def all_kinds(a, b=1, *rest, c, d="d", **options):
    return a, b, rest, c, d, options


def only_keywords(*, first=b"bytes", second=1.5):
    return first or second and not first


def counter(start, step=1):
    value = start

    def advance(by=step, *, times=2):
        nonlocal value
        for _ in range(times):
            value += by
        return lambda: value + start

    def clear():
        nonlocal value
        del value

    return advance, clear


class Base:
    "Has a docstring."

    def __init__(self, x):
        self.x = x

    @property
    def double(self):
        return self.x * 2

    @staticmethod
    def make(*args, **kw):
        return Base(*args, **kw)


class Derived(Base, metaclass=type):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
        self.kind = __class__

    def fold(self, f):
        return f(*self.y, 1, *[2, 3], key=self.x, **{"a": 1}, **f.options)


def squares(limit):
    x = 0
    while (y := x * x) < limit:
        sent = yield y
        x = sent if sent is not None else x + 1
    return x


def delegate(n):
    try:
        result = yield from squares(n)
        yield result
    finally:
        print("closed")


def comprehend(rows):
    flat = [x for row in rows for x in row if x if x > 1]
    table = {k: [v * k for v in rows] for k in flat}
    unique = {abs(x) for x in flat}
    lazy = (x + y for x in flat for y in unique)
    first, *middle, last = flat
    (p, q), r = first, last
    p, q = q, p
    p, q, r = r, p, q
    flat[0], table["k"], Base.z = p, q, r
    flat[1:3] = [1]
    del flat[0], table["k"], Base.z
    table["n"] += 1
    Base.w = Base.v = p
    Base.w -= 1
    return lazy, middle, 0 < p <= q < r, p in flat, q not in table, (1, 2.5, "x", None, (True, b""))


global_name = 12345678901234567890


def global_user():
    global global_name
    global_name += 0x7FFFFFFF
    assert global_name, "never"
    f = f"{global_name!r:>{global_name % 7}} of {global_name=}"
    return f if f else ...
