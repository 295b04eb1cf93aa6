# Run once after each build, to find out which classes a program needs at its start: they go into
# the start-up cache. It uses a little of everything that many programs use, and prints nothing
# anybody reads.
import sys
import json, math, os, re, struct, time
from collections import OrderedDict, deque, namedtuple

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


with Shape.unit() as unit:
    print(unit, unit.size, Shape.origin(), [p.x for p in unit], unit == Polygon())
    raise ValueError("swallowed")

print(fibonacci(30), 2**100, -7 // 2, 7 % -3, 1 / 3, 1e100, 0x1F, 1_000, 3 & 5 | 8 ^ 1, ~0, 1 << 70)
print("%s %5d %r %.3f %x" % ("a", 1, "b", math.pi, 255), "{} {:>4} {x}".format(1, 2, x=3))
print(sorted(words("The quick, brown fox. The end."), key=len, reverse=True))
print({k: v for k, v in zip("abc", range(3))}, {1, 2, 3} - {2}, (1, 2) + (3,), [1, 2, 3][::-1])
print(b"bytes" + bytes([1, 2]), bytearray(3), memoryview(b"abc")[1], "é€".encode(), b"x".decode())
print(attempt(lambda: 1 // 0), attempt(lambda d: d["x"], {}), attempt([].pop), attempt(int, "x"))
print(any(x > 2 for x in range(4)), all([]), sum(range(10)), min(3, 1), max([1, 2]), abs(-1))
print(list(map(str, [1, 2.5, None, True])), list(filter(None, [0, 1])), list(enumerate("ab")))
print(json.loads(json.dumps({"a": [1, 2.5, None, "text"]})), re.match("(a+)b", "aab").group(1))
print(struct.unpack("<HI", struct.pack("<HI", 1, 2)), deque((1, 2), 3).popleft(), OrderedDict(a=1))
print(os.getcwd() != "", time.ticks_ms() >= 0, sys.platform, sys.argv, sys.version_info[0], "x" in "xyz")
print(isinstance(True, int), issubclass(Polygon, Shape), callable(print), hash("a") == hash("a"))
print("a,b".split(","), "-".join("abc"), "abc".replace("b", "x").upper(), "abc".find("c"), " x ".strip())

add = counter()
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


for _ in range(2):
    integers(20000)
    objects(20000)
    containers(10000)
    for i in range(1000):
        integers(3)
        objects(2)
        containers(1)
    # Classes are made in another thread.
    time.sleep_ms(400)
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
vfs.mount(vfs.VfsRom(image), "/trained")
sys.path.append("/trained")
import romtrained

vfs.umount("/trained")
sys.stdout.write("done\n")
undefined_name
