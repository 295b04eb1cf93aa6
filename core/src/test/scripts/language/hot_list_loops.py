# Loops over lists that become hot in their midst: what was the interpreter's iterator goes on as a
# number in the region, and the other way round where it is left.


def total(items):
    t = 0
    for x in items:
        t += x
    return t


def shared(items):
    # Two loops have one iterator, and next() takes from it, too.
    it = iter(items)
    out = []
    for x in it:
        out.append(x)
        if len(out) % 3 == 0:
            out.append(-next(it, 0))
        if len(out) > len(items) // 2:
            break
    for x in it:
        out.append(x * 10)
        if len(out) > len(items) - 50:
            break
    return sum(out), len(out), len(list(it))


def grows(n):
    items = [0]
    seen = 0
    for x in items:
        seen += x
        if len(items) < n:
            items.append(x + 1)
    return seen, len(items)


def shrinks(n):
    items = list(range(n))
    seen = 0
    for x in items:
        seen += x
        if x % 2:
            items.pop()
        if x == n // 2:
            del items[:20]
    return seen, len(items)


def cleared(n):
    items = list(range(n))
    seen = 0
    for x in items:
        seen += 1
        if x == n - 100:
            items.clear()
            items.append("not reached")
    else:
        seen += 1000000
    return seen, items


def kinds(n):
    items = list(range(n))
    seen = []
    for x in items:
        if x == n // 3:
            items[n // 3 + 1] = 0.5
        elif x == n // 2:
            items[n // 2 + 1] = "s"
        elif x == 0.5 or x == "s":
            seen.append(x)
        elif x == n - 5:
            items[:] = [1.5] * n
        elif x == 1.5:
            seen.append(x)
    return seen, items[-1]


def left(n):
    # The loop is left for an exception, a big number, a name that changes.
    global factor
    t = 0
    for x in list(range(n)):
        try:
            if x == n - 50:
                raise KeyError(x)
            if x == n - 40:
                factor = 2.5
            if x == n - 30:
                factor = 1 << 70
            if x == n - 20:
                factor = 1
            t += x * factor
        except KeyError as e:
            t += e.args[0]
    return t


factor = 1


def inside(n):
    # The inner loop becomes hot while the outer one has its iterator.
    t = 0
    for row in [list(range(n)), [0.5] * n, ["ab"] * n, []]:
        for x in row:
            t += len(x) if isinstance(x, str) else x
            if t < 0:
                break
        else:
            t += 1
    return t


def generated(items):
    for x in items:
        if x % 2 == 0:
            yield x
    for x in items:
        yield -x


def pairs(n):
    t = 0
    for a, b in [(i, i * 0.5) for i in range(n)]:
        t += a - b
    for i in [0, 1, 2]:
        for a in [i] * n:
            t += a
            if a == 2 and t > 1e9:
                return None
    return t


def own(n):
    class Mine(list):
        pass

    t = 0
    for x in Mine(range(n)):
        t += x
    return t


N = 4000
module_total = 0
for item in list(range(N)):
    module_total += item
print(module_total, item)
print(total(list(range(N))), total([0.5] * N), total([]), total([True] * 10))
print(shared(list(range(N))))
print(grows(N), shrinks(N), cleared(N))
print(kinds(N))
print(left(N))
print(inside(N))
print(sum(generated(list(range(N)))), list(generated([1, 2, 3])))
print(pairs(N), own(N))
for _ in range(3):
    print(total(list(range(N))), total([1.5] * N), shared(list(range(N))), kinds(100))
