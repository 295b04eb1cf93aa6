# Functions that take *args and **kw and hand them on: in hot loops neither tuple nor dict is made
# for most of them.


def plus(a, b=10, c=100):
    return a + b + c


def counted(f):
    def inner(*args, **kw):
        inner_calls[0] += 1
        return f(*args, **kw)

    return inner


inner_calls = [0]
counted_plus = counted(plus)


def decorated(n):
    total = 0
    for i in range(n):
        total += counted_plus(i)
        total += counted_plus(i, 1)
        total += counted_plus(i, 1, 2)
        if i % 3 == 0:
            total += counted_plus(i, c=5)
            total += counted_plus(a=i)
    return total


class Base:
    def __init__(self, a, *rest, **named):
        self.a = a
        self.rest = rest
        self.named = named

    def log(self, level, *args, **extra):
        if level > 5:
            self.keep = args, extra
        return self.size(*args, **extra)

    def size(self, *args, **extra):
        return len(args) + 10 * len(extra)

    def low(self, *args, **extra):
        return self.log(1, *args, **extra)

    def high(self, *args, **extra):
        return self.log(9, *args, **extra)


class Derived(Base):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.count = len(args)

    def size(self, first=None, *args, **extra):
        return 1000 + len(args) + 10 * len(extra)


def methods(things, n):
    total = 0
    for i in range(n):
        for thing in things:
            total += thing.low(i) + thing.low() + thing.high(i, 2, 3)
            if i % 5 == 0:
                total += thing.low(i, x=1, y=2)
    return total, [thing.keep for thing in things]


def made(n):
    last = None
    total = 0
    for i in range(n):
        last = Derived(i, 1, 2)
        total += last.count + len(last.rest) + last.a
        last.named["k"] = i
        if i % 4 == 0:
            last = Derived(i, z=1)
    return total, last.rest, sorted(last.named.items())


def changed(*args, **kw):
    kw["more"] = len(kw)
    args += (1,)
    return use(*args, **kw)


def use(*args, **kw):
    return sum(args) + kw["more"] * 1000 + len(kw)


def shared(*args, **kw):
    def get():
        return args, kw

    kw2 = kw
    kw2["x"] = 1
    return get()[1]["x"] + len(get()[0]), get()[1] is kw


def collected(n):
    total = 0
    for i in range(n):
        total += changed(i, 2)
        a, same = shared(i, i)
        total += a + same
    return total


def kept(*args, **kw):
    return args, kw


def escaping(n):
    seen = []
    for i in range(n):
        args, kw = kept(i, i + 1)
        if i % 100 == 99:
            seen.append(args)
            seen.append(kw)
            kw[i] = 1
    return seen, seen[0] is seen[2], seen[1] is seen[3]


def items(first, *rest):
    yield first
    for item in rest:
        yield item


def generators(n):
    total = 0
    for i in range(n):
        for item in items(i, 2, 3):
            total += item
        total += sum(items(*range(3)))
    return total


def safe(f, *args, **kw):
    try:
        return f(*args, **kw)
    except TypeError as e:
        return str(e)
    except ValueError as e:
        return "value " + str(e)


def picky(a, b, *rest):
    if a == 7:
        raise ValueError(rest)
    return a + b


def wrong(n):
    seen = set()
    for i in range(n):
        safe(picky, i, 2)
        if i > n - 3:
            seen.add(safe(picky, i))
            seen.add(safe(picky))
            seen.add(safe(picky, 7, 1, 2, 3))
            seen.add(safe(plus, 1, 2, 3, 4))
            seen.add(safe(plus, 1, q=4))
            seen.add(safe(plus, 1, a=4))
    return sorted(str(s) for s in seen)


def many(a, b, c, d, *args, **kw):
    return a + b + c + d + len(args)


def more(a, b, c, d, e, *args, **kw):
    return a + e + len(args) + len(kw)


def wide(*args):
    return many(*args) + more(*args) + more(1, 2, 3, 4, 5, *args, **{"k": 2})


def both(*args, **kw):
    left = args
    return kept(*args, *left, 5, **kw)


def widely(n):
    total = 0
    for i in range(n):
        total += wide(i, 2, 3, 4, 5, 6, 7)
        total += len(both(i, 2)[0])
    return total, both(1, 2, z=3)


def down(n, *args):
    if n == 0:
        return len(args)
    return down(n - 1, *args) + down(n - 1, n, *args)


def late(*args, **kw):
    return target(*args, **kw)


def target(*args):
    return len(args)


def changing(n):
    global target
    total = 0
    for i in range(n):
        total += late(i, i)
        if i == n - 20:
            target = plus
        if i == n - 10:
            target = lambda *args, **kw: 1000000
    target = len_of
    return total


def len_of(*args):
    return len(args)


def unpacked(n):
    # What stands behind a star is no tuple of the region.
    total = 0
    pair = [1, 2]
    names = {"c": 3}
    for i in range(n):
        total += plus(*pair) + plus(i, *pair) + plus(i, **names) + plus(*(i, 2), **{})
        pair[0] = i
        names["c"] = -i
    return total


for n in 3, 400:
    inner_calls[0] = 0
    print(decorated(n), inner_calls)
    print(methods([Base(1), Derived(2)], n))
    print(made(n))
    print(collected(n))
    if n > 100:
        print(escaping(n))
    print(generators(n))
    print(wrong(n))
    print(widely(n))
    print(changing(n))
    print(unpacked(n))
print(down(9, 1, 2))
