# Loops over enumerate(): hot ones make neither the iterator nor its tuples, where the items are
# those of a list, a tuple or a str.


def plain(items):
    total = 0
    for i, item in enumerate(items):
        total += i * len(item)
    return total


def numbers(items, start):
    total = 0
    for i, x in enumerate(items, start):
        total += i * x
    return total


def whole(items):
    out = []
    for pair in enumerate(items):
        out.append(pair)
        if pair[0] > 2:
            break
    return out


def part(items):
    total = 0
    for pair in enumerate(items):
        total += pair[0]
        first, second = pair
        if first:
            total += len(pair)
    return total, pair


def nested(rows):
    total = 0
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if (r + c) % 2:
                continue
            total += cell * (r + 1) + c
        else:
            total += 1
    return total


def texts(text):
    out = ""
    for i, c in enumerate(text):
        if i % 2:
            out += c
    return out, i, c


def growing(items):
    seen = 0
    for i, x in enumerate(items):
        if i < 5:
            items.append(i)
        seen += x
    return seen, len(items), i


def kinds(items):
    out = []
    for i, x in enumerate(items):
        if isinstance(x, str):
            out.append(x + str(i))
        elif isinstance(x, int):
            out.append(x + i)
        else:
            out.append(i)
    return out


def kept(items):
    e = enumerate(items)
    first = next(e)
    rest = 0
    for i, x in e:
        rest += i
        if i == 2:
            break
    for i, x in e:
        rest += 100 * i
    return first, rest, list(e), type(e) is enumerate


def raised(items, n):
    for i, x in enumerate(items):
        try:
            if i == n:
                raise ValueError(i, x)
            10 // (i - 1)
        except ZeroDivisionError:
            n += 1
    return n


def generated(items):
    for i, x in enumerate(items):
        yield i, x
        yield i + x


def unpacked(pairs):
    total = 0
    for i, (a, b) in enumerate(pairs):
        total += i * a + b
    for i, (a, *rest) in enumerate(pairs):
        total += len(rest)
    return total


def changing(items):
    # The list holds other things later on.
    total = 0
    for i, x in enumerate(items):
        if i == 3:
            items[5] = 2.5
        if i == 6:
            items[7] = "abc"
        total += i if isinstance(x, str) else x
    return total


def big(items):
    out = []
    for i, x in enumerate(items, (1 << 62) - 2):
        out.append(i)
    for i, x in enumerate(items, -2):
        out.append(i)
    return out


def wrong(n):
    seen = []
    for bad in ((5,), ("ab", None), ("ab", 1.5), (), ("a", 1, 2)):
        try:
            for i, x in enumerate(*bad):
                seen.append(i)
        except TypeError as e:
            seen.append("TypeError")
    try:
        for i, x, y in enumerate([1]):
            pass
    except ValueError as e:
        seen.append(str(e))
    return seen


for n in 3, 300:
    for _ in range(n):
        a = plain(["a", "bc", "def"]), plain([[1], [], [2, 3]]), plain(("x", "yy")), plain([])
        b = numbers([1, 2, 3], 5), numbers([0.5, 1.5], -1), numbers((), 0), numbers([True, 2], 1)
        c = whole("abcdef"), whole([1.5]), whole(()), part([3, 4, 5])
        d = nested([[1, 2, 3], [4, 5, 6], [7, 8]]), texts("abcdefg"), texts("aä€𝄞d")
        e = growing([1, 2]), kinds([1, "a", None, 2.5, "b", 7]), kept(list(range(6)))
        f = raised([1, 2, 3, 4], 9), sum(x for x in generated([1, 2, 3]) if isinstance(x, int))
        g = unpacked([(1, 2), (3, 4)]), changing(list(range(9))), big([1, 2])
        h = wrong(n)
    print(a)
    print(b)
    print(c)
    print(d)
    print(e)
    print(f)
    print(g)
    print(h)
    try:
        raised("abcd", 2)
    except ValueError as error:
        print(error)
