# Slices in hot loops: of lists and texts with ints no slice is made; all others are as ever.


class Own:
    def __init__(self):
        self.seen = []

    def __getitem__(self, index):
        return index

    def __setitem__(self, index, value):
        self.seen.append((index, value))

    def __delitem__(self, index):
        self.seen.append(index)


def loads(items, n):
    total = 0
    size = len(items)
    for i in range(n):
        total += len(items[:]) + len(items[i % 5 :]) + len(items[: i % 7])
        total += len(items[i % 5 : i % 7]) + len(items[-(i % 9) :]) + len(items[: -(i % 9)])
        total += len(items[i - 50 : 50 - i]) + len(items[n:]) + len(items[:size])
    return total, items[1:3], items[-2:], items[5:2]


def steps(items, n):
    total = 0
    for i in range(n):
        total += len(items[::2]) + len(items[::-1]) + len(items[i % 6 :: -1])
        total += len(items[i % 4 : 9 : 3]) + len(items[: i % 5 : -2]) + len(items[-3:-1:2])
        total += items[::-1][i % 4 - 4] + items[i % 6 :: -1][0]
    return total, items[::-1], items[4::-1], items[1:7:2]


def texts(text, n):
    out = ""
    total = 0
    for i in range(n):
        part = text[i % 4 : i % 11]
        total += len(part) + len(text[-3:]) + len(text[: i - 20])
        if part == text[1:2]:
            total += 1
        out = text[i % 6 :] + text[: i % 6]
    return total, out, text[2:3], text[:-1], text[-1:]


def stores(items, n):
    total = 0
    for i in range(n):
        items[: i % 3] = items[i % 4 :: -1]
        total += len(items)
        items[2:5] = items[1:3]
        items[1:1] = items[:1]
        items[-1:] = items
        total += len(items)
        items[4:] = items[:2]
        total += items[0] if items else 7
    return total, items


def mixed(n):
    # Strategies meet: ints, floats and others.
    a = [1, 2, 3, 4]
    b = [1.5, 2.5]
    c = ["x", None]
    d = []
    log = []
    for i in range(n):
        a[1:3] = [i, i + 1]
        b[:1] = [i * 0.5, 2.0]
        del b[4:]
        c[1:] = ["y", i]
        d[:] = a[1:2]
        d[:0] = []
        if i == n - 9:
            a[1:2] = b[:1]
        if i == n - 6:
            b[0:1] = c[:2]
        if i == n - 4:
            d[:] = []
            d[:] = c[:1]
        if i > n - 10:
            log.append((len(a), len(b), len(c), len(d), a[1], b[0], c[1], d[:1]))
    return log, a, b, c, d


def others(n):
    own = Own()
    data = bytearray(b"0123456789")
    frozen = (1, 2, 3, 4, 5)
    span = range(10)
    total = 0
    last = None
    for i in range(n):
        total += len(frozen[i % 3 :]) + len(span[i % 4 : 8]) + len(b"abcdef"[i % 5 :]) + len(data[1:i])
        last = own[i : i + 1]
        own[i:] = i
        del own[:i]
        data[1:3] = b"xy"
        if len(own.seen) > 4:
            own.seen = []
    return total, last, own[1:2:3], own[:], own.seen, data


def bounds(n):
    items = list(range(8))
    text = "abcdefgh"
    seen = []
    big = 1 << 70
    for i in range(n):
        low = True if i % 2 else None
        a = items[low:]
        b = text[:low]
        if i > n - 3:
            seen.append((a, b, items[-(1 << 62) : 1 << 62], text[-(1 << 62) : 1 << 62]))
            for bad in (1.5, "x", big, -big):
                try:
                    seen.append(items[bad:])
                except (TypeError, OverflowError) as e:
                    seen.append(type(e))
                try:
                    seen.append(text[:bad])
                except (TypeError, OverflowError) as e:
                    seen.append(type(e))
            try:
                items[::0]
            except ValueError as e:
                seen.append(str(e))
            try:
                text[::2]
            except NotImplementedError as e:
                seen.append(str(e))
            try:
                items[::2] = [1]
            except NotImplementedError:
                seen.append("no")
            try:
                items[1:2] = 5
            except TypeError:
                seen.append("not iterable")
    return seen


def own_list(n):
    class Mine(list):
        pass

    m = Mine([1, 2, 3])
    total = 0
    for i in range(n):
        m[1:2] = [i, i]
        total += len(m[1:]) + m[:1][0]
        m[3:] = (4, 5)
        m[0:1] = list(range(i % 3))
        if not m:
            m.append(i)
    return total, m[:], type(m[:]) is list


for n in 3, 300:
    print(loads(list(range(10)), n))
    print(loads([0.5] * 6, n))
    print(loads(["a", "b", "c"], n))
    print(loads([], n))
    print(loads("abcdefghij", n))
    print(steps(list(range(10)), n))
    print(texts("abcdefghijkl", n))
    print(texts("aä€𝄞defghi", n))
    print(stores(list(range(6)), n)[0])
    print(mixed(n)[0][-3:] if n > 3 else 0)
    print(others(n))
    print(bounds(n))
    print(own_list(n))
