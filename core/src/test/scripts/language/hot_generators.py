# Generators whose bodies are compiled: each way to wait, to go on and to end.


def counting(n):
    i = 0
    while i < n:
        yield i
        i += 1


def from_range(n):
    for i in range(n):
        yield i
    return "end"


def filtered(source):
    for value in source:
        if value & 1:
            yield value * 3
        elif value % 10 == 0:
            yield -value


def paired(source):
    last = None
    for value in source:
        yield last, value
        last = value


def many_locals(n):
    a, b, c, d = 0, 1.5, "s", [0]
    for i in range(n):
        a, b, c = a + i, b + 0.25, "s" if i & 1 else "t"
        d[0] += 1
        yield a, b, c, d[0]


def closing_over(n):
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    for i in range(n):
        yield add(i)
    yield total


def recursive(low, high):
    if high - low == 1:
        yield low
        return
    middle = (low + high) // 2
    yield from recursive(low, middle)
    yield from recursive(middle, high)


def two_points(n):
    while n:
        n -= 1
        yield "a"
        yield "b", n
        for i in range(2):
            yield i


def grows(n):
    x = 1
    for _ in range(n):
        yield x
        x *= 1000003


def changes(values):
    held = 0
    for v in values:
        held = held + v
        yield held


def unbound(n):
    for i in range(n):
        if i % 5 == 0:
            x = i
        yield i
        if i % 5 == 0:
            print(x, end=" ")
            del x


def deep(n):
    def inner(m):
        for i in range(m):
            yield i * n

    return inner


def run(n):
    print(sum(counting(n)), sum(from_range(n)), sum(filtered(counting(n))))
    print(sum(b - (a or 0) for a, b in paired(filtered(from_range(n)))))
    print(list(many_locals(n))[-1], list(closing_over(n))[-1])
    print(sum(recursive(0, n)), len(list(two_points(n))), list(two_points(2)))
    print(sum(grows(30)) % 1000007, list(changes([1, 2, 0.5, 2, 3]))[-1])
    print(sum(x % 7 for x in (y + 1 for y in counting(n)) if x % 3))
    print({x: y for x, y in zip(counting(3), from_range(3))}, max(x * y for x in range(9) for y in range(9)))
    print(sum(deep(3)(n)))


for size in (50, 51, 200):
    run(size)
print(list(unbound(40)))

# The same body with other types, again and again.
for values in ([1, 2, 3], [1.5, 2.5], [1 << 70, 1], [True, False]) * 20:
    last = list(changes(values))[-1]
print(last)
try:
    for values in [[1, 2]] * 50 + [[1, "a"]]:
        for got in changes(values):
            pass
except TypeError as e:
    print("TypeError", got)
