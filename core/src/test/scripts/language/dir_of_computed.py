# dir() lists what an object computes when it is asked for it, too.
import math
from collections import namedtuple


class Plain:
    z = 1

    def __init__(self):
        self.q = 2

    def method(self):
        pass


class Iterates:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


class Error(ValueError):
    pass


def function():
    yield


Pair = namedtuple("Pair", ("first", "second"))
for x in Plain, Plain(), Plain().method, function, function(), Iterates(), Error(1), ValueError():
    print(sorted(dir(x)))
for x in Error, type, object, range(3), 1j, iter([]), iter({}), Pair(1, 2), memoryview(b""), [].sort:
    print(sorted(dir(x)))
print("__dict__" in dir(math), "__name__" in dir(math), "nothing" in dir(math))
print(Plain().method.__globals__ is globals(), Plain().method.__name__)
