# Generators and coroutines that wait in loops, handlers and with blocks, often enough to be compiled.

import io
import sys


def count(n):
    i = 0
    while i < n:
        got = yield i
        if got:
            i += got
        i += 1
    return "end of %d" % n


def delegating(n):
    yield (yield from count(n))
    try:
        yield "in try"
        yield 1 // (n - n)
    except ZeroDivisionError as e:
        yield "in except"
        try:
            raise
        except ZeroDivisionError as again:
            yield again is e
    for i in range(2):
        for j in range(2):
            if j:
                yield 10 * i + j
    del i
    try:
        yield i
    except NameError as e:
        yield e.args


class Manager:
    log = 0

    def __enter__(self):
        Manager.log += 1
        return self

    def __exit__(self, kind, value, traceback):
        Manager.log += 100
        return kind is KeyError


def managed(n):
    with Manager() as m:
        for i in range(n):
            yield m.log - m.log + i
        raise KeyError(n)
    yield "behind"


def in_finally(n):
    for i in range(n):
        try:
            if i % 3 == 0:
                continue
            if i == 7:
                return
            yield i
            if i % 5 == 0:
                raise ValueError(i)
        except ValueError as e:
            yield e.args
        finally:
            if n % 2:
                yield "finally %d" % i


def rarely(n):
    total = 0
    for i in range(n):
        total += i
        if i % 100 == 99:
            yield total


def closing(log):
    try:
        while True:
            yield len(log)
    finally:
        log.append("closed")


async def leaf(n):
    for x in Pause(n):
        pass
    return n


class Pause:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))

    __await__ = __iter__


async def tree(n):
    if n == 0:
        await Pause(2)
        return 2
    return await tree(n - 1) + await leaf(n)


def drive(coroutine):
    waits = 0
    while True:
        try:
            coroutine.send(None)
            waits += 1
        except StopIteration as e:
            return waits, e.value


def thrown_into(n):
    g = count(5)
    values = [next(g), g.send(2)]
    try:
        g.throw(IndexError("in"))
    except IndexError as e:
        values.append(e.args[0])
    try:
        next(g)
    except StopIteration:
        values.append(n)
    return values


def run(n):
    total = 0
    for i in range(n):
        total += len(list(delegating(i % 5)))
        total += len(list(managed(i % 4)))
        total += len(list(in_finally(i % 9)))
        total += sum(x * i for x in range(6) if x != i)
        total += sum(rarely(4 * i))
        total += len(thrown_into(i))
        log = []
        g = closing(log)
        total += next(g) + next(g)
        g.close()
        total += len(log) + sum(drive(tree(i % 3)))
    return total


print(run(2), run(50), run(150))
print(list(delegating(3)))
print(list(managed(3)), Manager.log)
print(list(in_finally(9)), list(in_finally(8)))
print(list(rarely(300)), thrown_into(1), drive(tree(3)))


def fails(n):
    for i in range(n):
        yield i
    raise OSError(n)


def taken(n):
    taken = 0
    try:
        for taken in fails(n):
            pass
    except OSError as e:
        taken += e.args[0]
    return taken


print(sum(taken(i % 4) for i in range(500)))


def places(e):
    text = io.StringIO()
    sys.print_exception(e, text)
    return [line.split(", ")[1:] for line in text.getvalue().splitlines()]


try:
    for x in fails(1):
        print(x)
except OSError as e:
    print(places(e))
