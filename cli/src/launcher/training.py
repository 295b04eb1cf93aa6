# Run once after each build, to find out which classes a program needs at its start: they go into
# the start-up cache. It uses a little of everything that many programs use, and prints nothing
# anybody reads.
import sys
import array, asyncio, cmath, errno, gc, heapq, io, json, math, os, random, re, select, struct, time
from collections import OrderedDict, deque, namedtuple
from sibling import twice

Point = namedtuple("Point", ("x", "y"))


class Shape:
    count = 0

    def __init__(self, *points, name="shape", **extra):
        self.points = list(points)
        self.name = name
        self.extra = extra
        Shape.count += 1

    @property
    def size(self):
        return len(self.points)

    @staticmethod
    def origin():
        return Point(0, 0)

    @classmethod
    def unit(cls):
        return cls(Point(0, 0), Point(1, 0.5), name="unit", colour="red")

    def __repr__(self):
        return f"<{self.name!r} {self.size:>3d} {self.points[0].x:.2f}>"

    def __iter__(self):
        yield from self.points

    def __eq__(self, other):
        return isinstance(other, Shape) and self.points == other.points

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is ValueError


class Polygon(Shape):
    def __init__(self, *points):
        super().__init__(*points, name="polygon")


def fibonacci(n, memo={}):
    if n not in memo:
        memo[n] = n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
    return memo[n]


def words(text):
    for word in text.split():
        yield word.strip(".,").lower()


def attempt(function, *args):
    try:
        return function(*args)
    except (ZeroDivisionError, KeyError, IndexError) as error:
        return error
    except Exception as error:
        sys.print_exception(error)
    else:
        return None
    finally:
        pass


def counter():
    total = 0

    def add(n=1):
        nonlocal total
        total += n
        return total

    return add


async def task():
    return 1


add = counter()


with Shape.unit() as unit:
    print(unit, unit.size, Shape.origin(), [p.x for p in unit], unit == Polygon())
    raise ValueError("swallowed")

print(fibonacci(30), 2**100, -7 // 2, 7 % -3, 1 / 3, 1e100, 0x1F, 1_000, 3 & 5 | 8 ^ 1, ~0, 1 << 70)
print("%s %5d %r %.3f %x" % ("a", 1, "b", math.pi, 255), "{} {:>4} {x}".format(1, 2, x=3))
print(sorted(words("The quick, brown fox. The end."), key=len, reverse=True))
print({k: v for k, v in zip("abc", range(3))}, {1, 2, 3} - {2}, (1, 2) + (3,), [1, 2, 3][::-1])
print(b"bytes" + bytes([1, 2]), bytearray(3), memoryview(b"abc")[1], "é€".encode(), b"x".decode())
print(attempt(lambda: 1 // 0), attempt(lambda d: d["x"], {}), attempt([].pop), attempt(int, "x"))
print(twice(2), any(x > 2 for x in range(4)), all([]), sum(range(10)), min(3, 1), max([1, 2]), abs(-1))
print(list(map(str, [1, 2.5, None, True])), list(filter(None, [0, 1])), list(enumerate("ab")))
print(json.loads(json.dumps({"a": [1, 2.5, None, "text"]})), re.match("(a+)b", "aab").group(1))
print(struct.unpack("<HI", struct.pack("<HI", 1, 2)), deque((1, 2), 3).popleft(), OrderedDict(a=1))
print(os.getcwd() != "", time.ticks_ms() >= 0, sys.platform, sys.argv, sys.version_info[0], "x" in "xyz")
print(isinstance(True, int), issubclass(Polygon, Shape), callable(print), hash("a") == hash("a"))
print("a,b".split(","), "-".join("abc"), "abc".replace("b", "x").upper(), "abc".find("c"), " x ".strip())

# The methods of a type, and what a module has, are made when the first of them is looked for.
for thing in (
    1, 0.5, 1j, "", b"", (), [], {}, set(), frozenset(), bytearray(), memoryview(b""), range(1),
    {}.keys(), {}.values(), {}.items(), iter([]), iter({}), object(), len, add, type, None, slice,
    words(""), task(), deque((), 1), OrderedDict(), Point, ValueError("x"), io.StringIO(), io.BytesIO(),
    array, asyncio, cmath, errno, gc, heapq, io, json, math, os, random, re, select, struct, sys, time,
    array.array("i"), re.compile("(a)(b)?").match("a"), select.poll(), asyncio.Event(), asyncio.Lock(),
):
    for name in dir(thing):
        getattr(thing, name)
print([getattr(math, name)(0.5) for name in ("sqrt", "exp", "log", "sin", "cos", "atan", "floor", "fabs")])
print(math.pow(2.5, 1.5), math.atan2(1, 2), 2.5**0.5, cmath.sqrt(-1), (1 + 2j) * 3j, abs(3 + 4j), 10**30 // 7)
print(re.sub("a+", lambda match: match.group(0).upper(), "aab"), re.compile("[,;]").split("a,b;c"))
print(array.array("d", (1, 2))[0], bytearray(b"ab").find(b"b"), sorted([(2, "b"), (1, "a")]), sum({1, 2}), max({1: 2}))
print(set("ab") | {"c"}, {1, 2} & {2}, frozenset((1,)), list(zip(*[(1, 2), (3, 4)])), list(reversed([1, 2])))
heap = [3, 1, 2]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heapq.heappop(heap), random.randint(1, 6), random.random() < 1, gc.collect(), io.StringIO("a").read())


async def waiter(event):
    await asyncio.sleep_ms(1)
    event.set()


async def main():
    event = asyncio.Event()
    waiting = asyncio.create_task(waiter(event))
    await event.wait()
    await asyncio.gather(waiting, waiter(event))


asyncio.run(main())

data = [3, 1, 2]
data.sort()
data.append(add(2))
data.extend((4, 5))
first, *rest = data
del data[0]
while len(data) > 2:
    data.pop()
if (n := len(rest)) > 3 and not None:
    assert n, "never"
elif n in (1, 2) or rest:
    pass
for i, (a, b) in enumerate({1: 2}.items()):
    if i > 2:
        break
    continue
else:
    global_name = lambda: None
try:
    task().send(None)
except StopIteration as stop:
    print(stop.value)
exec("x = 1")
__import__("sibling").twice(1)
attempt(__import__, "missing")
print(eval("x + 1"))


# What makes regions of hot code, and classes of them.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def integers(n):
    total = 0
    items = [0] * 16
    for i in range(n):
        items[i & 15] += i
        total = (total * 31 + (i >> 2)) & 0xFFFF
        if i % 3 == 0:
            total ^= len(items)
    return total + sum(items)


def objects(n):
    at = Vector(0.0, 1.0)
    step = Vector(0.5, 0.25)
    while n > 0:
        at = at.plus(step)
        n -= 1
    return at.x * at.y


def containers(n):
    seen = {}
    text = ""
    for i in range(n):
        key = i % 7
        seen[key] = seen.get(key, 0) + 1
        pair = (key, i)
        a, b = pair
        text = str(a)
    return [(k, v) for k, v in seen.items() if v], text


def squares(n):
    for i in range(n):
        yield i * i


def chain(n):
    yield from squares(n)
    yield -1


def generators(n):
    return sum(chain(n)) + sum(x for x in squares(n) if x & 1) + len([x + 1 for x in range(n)])


class Node:
    def __init__(self, key, next=None):
        self.key = key
        self.next = next

    def weight(self):
        return 1

    def __len__(self):
        return self.weight() + (len(self.next) if self.next else 0)

    def __lt__(self, other):
        return self.key < other.key


class Heavy(Node):
    def __init__(self, key, next=None, *, load=2):
        super().__init__(key, next)
        self.load = load

    @property
    def total(self):
        return self.load + 1

    def weight(self):
        return self.total


def lists(n):
    node = None
    nodes = []
    for i in range(n):
        node = Heavy(i ^ 5, node, load=i & 3) if i % 3 else Node(i ^ 5, node)
        nodes.append(node)
        if i % 4 == 0:
            node = None
    nodes.sort(key=lambda node: node.key)
    grid = [[0] * 8 for _ in range(8)]
    for x in range(8):
        for y in range(8):
            grid[y][x] = x * y - grid[x][y]
    return sum(len(node) for node in nodes), grid[1:3], tuple(nodes[-2:]), min(nodes).key


def texts(n):
    words = []
    for i in range(n):
        word = "item" + str(i % 50)
        if word.startswith("item4") or word[-1] in "13":
            word = word.upper()
        words.append(word.replace("I", "i").strip())
    text = ",".join(words)
    counts = {}
    for word in text.split(","):
        counts[word] = counts.get(word, 0) + 1
    line = "%s=%d " % (words[0], len(text)) + "{:>5}|{}".format(n, words[1]) + f"{n:04d}"
    return sorted(counts.items()), {len(word) for word in words}, line, text.encode()[3:9]


def choice(key, *rest, table={}):
    try:
        return table[key] + len(rest)
    except KeyError:
        table[key] = len(table)
        raise
    finally:
        rest = None


def failures(n):
    failed = 0
    for i in range(n):
        try:
            choice(*(i % 100, i), **{})
        except (KeyError, ValueError) as error:
            failed += len(error.args)
    return failed


def tree(depth):
    return (tree(depth - 1), tree(depth - 1)) if depth else None


def leaves(node):
    return leaves(node[0]) + leaves(node[1]) if isinstance(node, tuple) else 1


def recursion(n):
    return leaves(tree(n))


def closures(n):
    add = counter()
    for i in range(n):
        add(i) if i & 1 else add()
    return add(0)


def pairs(items):
    best = None
    i = 0
    while i < len(items):
        point, (name, weight) = items[i]
        if point is not None and (best is None or best.x < point.x):
            best = point
        i += weight
    return best


several = [(Vector(i, 1.5) if i % 3 else None, ("a", 1)) for i in range(3000)]


# Classes are made in another thread, which has to come to its turn.
for _ in range(12):
    integers(3000)
    objects(3000)
    containers(2000)
    generators(500)
    lists(200)
    texts(200)
    failures(500)
    recursion(7)
    closures(1000)
    pairs(several)
    for i in range(200):
        integers(3)
        objects(2)
        containers(1)
        generators(2)
        lists(2)
        texts(2)
        failures(2)
        recursion(1)
        closures(2)
        pairs(several[:2])
    time.sleep_ms(20)
# Modules from a ROMFS image: one with a function, a class, a loop and a handler, as jmpy romfs
# build makes it.
import binascii, vfs

image = binascii.a2b_base64(
    "0s0xgIIkBYIhDnJvbXRyYWluZWQubXB5AoIPTQYAHxABInNyYy9yb210cmFpbmVkLnB5AA8Gc3lzAApUaGluZwAM"
    "bWV0aG9kAAh1c2VkABQ8bGlzdGNvbXA+AApOQU1FUwACeAACeQBvLy01ghMLCgQFAWEABQFiAAgDMS41AYM0EA4B"
    "RmSICmlAgFEbAhYCIwAWB4IqAVMzABYFVDIBEAM0AhYDEQURAzQAFAQ2AEYBgTQBWVFjAoMw5gEUBQgJYGAmIiVP"
    "KRIHX0sgwkgNslHeREYSCrA0AWVKDlcSCt9ER1mxgeXBSgFdQh6wsfJjgRwABgOIEBELFgwQAxYNMgAWBFFjAWwR"
    "CAQOgBEyABIHNAFjAYEYOQgGD4ARKwCwX0sGwbEvFEI4Yw=="
)
sys.path.append("/trained")
vfs.mount(vfs.VfsRom(image), "/trained")
import romtrained

vfs.umount("/trained")
sys.stdout.write("done\n")
undefined_name
