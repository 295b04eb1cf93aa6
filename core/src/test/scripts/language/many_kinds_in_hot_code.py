# Instructions that meet objects of many kinds, in code hot enough to be compiled.
class Base:
    def __init__(self, n):
        self.n = n

    def twice(self):
        return self.n * 2


class A(Base):
    def value(self):
        return self.n


class B(Base):
    def value(self):
        return self.n + 0.5


class C(Base):
    def value(self):
        return str(self.n)


class D(Base):
    def value(self):
        return None

    def twice(self):
        raise ValueError("D")


class E(Base):
    def __init__(self, n):
        self.extra = n
        self.n = n + 1

    def value(self):
        return self

    def __add__(self, other):
        return self.n + 1


def chain(n, objects):
    link = objects[0]
    total = 0
    texts = 0
    failed = 0
    for i in range(n):
        object = objects[i % len(objects)]
        value = object.value()
        if value is None:
            total += 1
        elif isinstance(value, str):
            texts += len(value)
        elif isinstance(value, Base):
            total += value + 1
        else:
            total += value
        try:
            total += object.twice()
        except ValueError as e:
            failed += len(str(e))
        object.n += 1
        if object is link:
            object.n = 0
    return total, texts, failed, link.n


def linked(n, objects):
    for i in range(len(objects)):
        objects[i].link = objects[i + 1] if i + 1 < len(objects) else None
    total = 0
    for _ in range(n):
        object = objects[0]
        while object is not None:
            total += object.n
            object = object.link
    return total


for _ in range(2):
    print(chain(3000, [A(1), B(2), C(3), D(4), E(5)]))
    print(linked(500, [A(1), B(2), C(3), D(4), E(5), A(6), E(7)]))
A.value = lambda self: 100
print(chain(1000, [A(1), B(2), C(3), D(4), E(5)]))
print(linked(100, [A(1), Base(9), B(2), C(3), D(4), E(5)]))


class F(Base):
    value = 7


try:
    chain(100, [A(1), F(2)])
except TypeError as e:
    print(e)
try:
    linked(10, [A(1), None])
except AttributeError as e:
    print(e)
