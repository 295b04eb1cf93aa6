# Loops into which the generators are built that give their items.


def counting(n, step=1):
    i = 0
    while i < n:
        yield i
        i += step


def doubled(source):
    for x in source:
        yield x * 2


def kept(source, test):
    for x in source:
        if test(x):
            yield x


def pairs(source):
    last = None
    for x in source:
        yield last, x
        last = x


def two(n):
    for i in range(n):
        yield i
        yield -i


def risky(n, at):
    for i in range(n):
        if i == at:
            raise ValueError(i)
        yield i


def cleaning(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(n)


def total(source):
    t = 0
    for x in source:
        t += x
    return t


def tuples(source):
    t = 0
    for a, b in pairs(source):
        t += b - (a or 0)
    return t


for i in range(30):
    a = total(counting(100)), total(doubled(counting(100))), total(two(50))
    b = tuples(doubled(kept(counting(100), lambda x: x & 1)))
    c = total(doubled(doubled(counting(100))))
print(a, b, c)

# Other types, other generators, other iterators at the same loop.
for source in (counting(5, 0.5), doubled([1, 2.5, 1 << 70]), two(3), [1, 2], iter((3, 4)), range(4)) * 3:
    print(total(source), end=" ")
print()

# A loop that is left goes on later, by itself or by others.
g = counting(1000)
for i in range(5):
    for x in g:
        if x % 100 == 99:
            break
    y = next(g)
    z = g.send(None)
print(x, y, z, total(g), total(g))

# Exceptions come out of the generator, through the loop, with all lines.
for i in range(30):
    t = 0
    try:
        for x in risky(200, 150 if i > 20 else 300):
            t += x
    except ValueError as e:
        t = -e.args[0]
print(t)


def lines(source):
    import io, sys

    t = 0
    try:
        for x in source:
            t += x
    except ValueError as e:
        out = io.StringIO()
        sys.print_exception(e, out)
        return t, [l.strip().split(", ", 1)[1] for l in out.getvalue().split("\n") if "line" in l]
    return t


for i in range(20):
    last = lines(doubled(risky(100, 90)))
print(last)

log = []
for i in range(30):
    for x in cleaning(50, log):
        if x == 40 and i & 1:
            break
print(sum(log), x)


# The body runs itself.
def itself(n):
    for i in range(n):
        if i == n - 1:
            try:
                next(me)
            except ValueError as e:
                yield e.args[0]
        yield i


for i in range(30):
    me = itself(60)
    got = None
    for x in me:
        if isinstance(x, str):
            got = x
print(got, x)


# Overflow in the generator, and unbound locals.
def powers(n):
    x = 1
    for i in range(n):
        yield x
        x *= 3


for i in range(20):
    s = 0
    for p in powers(60):
        s ^= p
print(s)


def late(n):
    for i in range(n):
        if i == 80:
            value = i
        yield i
    yield value


for i in range(10):
    t = 0
    for x in late(100):
        t += x
print(t, x)


# What the loop does changes what the generator takes from.
items = [1, 2, 3]


def taking():
    for x in items:
        yield x


for i in range(20):
    items[:] = [1, 2, 3]
    n = 0
    for x in taking():
        if len(items) < 100:
            items.append(x + 1 if len(items) < 98 else 0.5)
        n += x
print(n, len(items))


# A loop that is a generator itself.
def flat(n):
    for i in range(n):
        for x in counting(i):
            if x & 1:
                yield x
            else:
                yield from two(2)


print(total(flat(60)), sum(flat(60)))
