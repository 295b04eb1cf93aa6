# Operations on containers in loops that get hot, and what happens where they then fail.
class Odd:
    """Equal to 3 and "k3", and tells when it is asked."""

    def __init__(self, log):
        self.log = log

    def __hash__(self):
        return hash(3)

    def __eq__(self, other):
        self.log.append(other)
        return other == 3


def count(items, start):
    seen = dict(start)
    for item in items:
        if item in seen:
            seen[item] += 1
        else:
            seen[item] = 1
    return seen


def total(table, keys):
    out = 0
    for key in keys:
        out += table.get(key, 100)
        try:
            out += table[key]
        except KeyError as e:
            out += 1000
    return out


def letters(text):
    found = set()
    vowels = 0
    for c in text:
        if c in "aeiou":
            vowels += 1
        if c not in found and c != " ":
            found.add(c)
    return vowels, len(found), text[0], text[-1], ord(text[1]), len(text)


def bytewise(data, out):
    s = 0
    for i in range(len(data)):
        out[i] = data[i] + 300 - i
        s += out[i] ^ data[-1 - i]
    return s


def views(table):
    a = 0
    for k, v in table.items():
        a += v
    for v in table.values():
        a += v
    for k in table:
        a += table[k]
    return a


def order(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b, a + b, a in b


def main():
    for round in range(60):
        assert len(count(range(40), {})) == 40
        assert len(count("some text", {})) == 7
        assert len(count([(i % 3, "x") for i in range(40)], {})) == 3
        total({1: 2, 2: 3}, range(4))
        letters("the quick brown fox jumps over the lazy dog")
        bytewise(b"0123456789", bytearray(10))
        views({"a": 1, "b": 2})
        order("abc", "abd")
    log = []
    odd = count([1, 2, 3, 4, 3], {Odd(log): 10})
    print(len(odd), set(log) <= {1, 2, 3, 4}, log.count(3) > 1)
    print(sorted(count([1, True, 1.0, 2, "1", None, (1,), (1.0,)], {}).values()))
    print(total({1: 2, "k": 3}, [1, "k", (1, 2), 5]), total({}, [1, 2]))
    try:
        print(total({1: 1}, [1, []]))
    except TypeError as e:
        print("TypeError", e)
    print(letters("\xe9\u20ac \U0001f600x"), letters("no"))
    try:
        letters("x")
    except IndexError as e:
        print("IndexError", e)
    print(bytewise(b"\x00\xff", bytearray(2)), bytewise([1, 2, 3], [0, 0, 0]))
    try:
        bytewise(b"abc", bytearray(2))
    except IndexError as e:
        print("IndexError", e)
    print(views({}), views({1: 5}), views({(1, 2): 1.5}))
    print(order("a", "\U0001f600"), order("\uffff", "\U0001f600"), order("", ""))
    print(order([1], [2])[:6])
    frozen = frozenset("ab")
    try:
        for s in [set(), set(), frozen]:
            s.add("c")
    except AttributeError as e:
        print("AttributeError")


def shrinking(t):
    out = []
    for x in t:
        for y in x:
            out.append(y)
    return out


main()
for i in range(60):
    shrinking([(1, 2), "ab", b"c", {5: 6}, {7}, [8]])
print(shrinking([(1, 2), "ab", b"c", {5: 6}, {7}, [8]]))


def relies():
    return name


name = "one"


def changes(table, key, value):
    for i in range(30):
        table[key] = value
        last = relies()
    return last


for i in range(40):
    changes({}, "name", "no")
print(changes(globals(), "name", "two"), name)
