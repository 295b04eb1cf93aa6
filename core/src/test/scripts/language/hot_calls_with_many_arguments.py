# Functions of five arguments and more are called from hot code: by position, by name, with
# defaults, as methods, with cells, recursively, and with too few.
def five(a, b, c, d, e):
    return a + b * 2 + c * 3 + d * 4 + e * 5


def six(a, b, c, d, e=10, f=20):
    return (a, b, c, d, e, f)


def seven(a, b, c, d, e, f, g):
    return a - b + c - d + e - f + g


def count(n, a, b, c, d, e):
    if n == 0:
        return a + b + c + d + e
    return count(n - 1, b, c, d, e, a + 1)


class Box:
    def __init__(self, a, b, c, d, e):
        self.all = [a, b, c, d, e]

    def put(self, a, b, c, d):
        self.all = [d, c, b, a]
        return self


def closes(x):
    def inner(a, b, c, d):
        return x + a + b + c + d

    def two(a, b, c, d, e):
        return inner(a, b, c, d) + x + e

    return two


inner = closes(100)
for i in range(60):
    result = [
        five(i, 1, 2, 3, 4),
        five(e=i, d=1, c=2, b=3, a=4),
        six(i, 1, 2, 3),
        six(i, 1, 2, 3, f=4),
        seven(i, 1, 2, 3, 4, 5, 6),
        count(5, i, 1, 2, 3, 4),
        Box(i, 1, 2, 3, 4).put(i, 5, 6, 7).all,
        inner(i, 1, 2, 3, 4),
    ]
    for bad in (five, six, Box, count):
        try:
            bad(1, 2, 3)
        except TypeError as e:
            result.append(str(e)[:20])
print(result)


def raising(a, b, c, d, e):
    return a + b + c + d + [e][len(b)]


for i in range(40):
    try:
        raising("a", "b", "c", "d", "e")
    except IndexError as e:
        last = e
print(last)
free = frozenset(range(35))
for i in range(40):
    rest = free - {i, i + 1, "x"} - frozenset(range(20))
    words = set("abcdefghijklmnop") - set("aeiou")
print(sorted(rest), len(words), sorted(words | {"zz"})[-1], len(free - free))
print("a,b,,c".split(","), ",".split(",", 1), "abcabc".count("c"), "abc".count("c", 0, 2))
print("{:04x}|{:>6x}|{:<5o}|{:b}|{:05d}|{:^7}|{:06x}".format(255, 255, 8, 5, -3, 42, -255))
print("%04x|%5x|%-5o|%05d|%x|%+d|% d|%#x" % (255, 255, 8, -3, -255, 3, 3, 255))
