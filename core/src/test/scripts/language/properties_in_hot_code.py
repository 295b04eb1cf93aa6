# Properties in code hot enough to be compiled, which is changed then.
class P:
    limit = 10

    def __init__(self, x):
        self._x = x
        self.plain = 0

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value

    @property
    def double(self):
        return self.x * 2

    def method(self, y):
        return self._x + y


class Q(P):
    @property
    def x(self):
        return -self._x


def use(n, p):
    t = 0
    for i in range(n):
        p.plain = i
        t += p.x + p.double + p.method(1) + p.limit + p.plain
    return t


def store(n, p):
    for i in range(n):
        p.x = i & 15
    return p.x


def fails(n, p):
    t = 0
    for i in range(n):
        try:
            p.x = 1 - (i & 1) * 2
        except ValueError as e:
            t += len(str(e))
    return t


for _ in range(2):
    print(use(4000, P(3)), store(4000, P(0)), fails(2000, P(0)))
print(use(4000, Q(3)))
try:
    store(4000, Q(1))
except AttributeError as e:
    print(e)
P.double = 5
P.method = lambda self, y: 1
print(use(4000, P(3)))
P.x = 1
print(store(4000, P(0)))
