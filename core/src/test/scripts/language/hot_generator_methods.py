# send, throw, close and next on generators whose bodies are compiled.


def averages():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


def guarded(log):
    n = 0
    while True:
        try:
            got = yield n
            n += 1 if got is None else got
        except ValueError as e:
            log.append(e.args)
            n = -100
        finally:
            n += 10


def in_handler(log):
    while True:
        try:
            yield "body"
        except KeyError:
            x = yield "handler"
            log.append(x)
            try:
                raise
            except KeyError as e:
                log.append(e.args[0])


class Manager:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("enter")
        return 5

    def __exit__(self, kind, value, traceback):
        self.log.append(kind and kind.__name__)
        return kind is IndexError


def managed(log, n):
    for i in range(n):
        with Manager(log) as five:
            yield i + five
            yield i
    return "done"


def ends(n):
    for i in range(n):
        yield i
    raise OverflowError(n)


def stops(n):
    for i in range(n):
        yield i
    raise StopIteration(n)


def delegating(log, n):
    got = yield from managed(log, n)
    yield got
    try:
        yield from ends(2)
    except OverflowError as e:
        yield e.args[0]
    yield from [7, 8]
    return (yield from iter([]))


g = averages()
next(g)
for i in range(100):
    last = g.send(i)
print(last, g.send(0.5))

log = []
g = guarded(log)
print(next(g))
for i in range(100):
    last = next(g)
    last = g.send(2)
    if i % 7 == 0:
        last = g.throw(ValueError(i))
print(last, len(log), log[-1])
try:
    g.throw(KeyError("out"))
except KeyError as e:
    print("out", e.args)
print(list(g))

log = []
g = in_handler(log)
for i in range(60):
    if next(g) == "body":
        g.throw(KeyError(i))
    g.send(i * 2)
print(log[-4:], len(log))
g.close()
print(list(g))

for i in range(30):
    log = []
    g = managed(log, 3)
    a = next(g), next(g), next(g)
    try:
        b = g.throw(IndexError)
    except StopIteration as e:
        b = e.value
    if i % 3 == 0:
        g.close()
    elif i % 3 == 1:
        b = b, list(g)
    else:
        try:
            g.throw(ZeroDivisionError)
        except ZeroDivisionError:
            b = b, "raised"
    if i > 26:
        print(a, b, log)

for i in range(30):
    log = []
    last = list(delegating(log, 2))
print(last, log)

for f in ends, stops:
    for i in range(30):
        got = []
        try:
            for x in f(i % 4):
                got.append(x)
        except (OverflowError, RuntimeError) as e:
            got.append(repr(e))
    print(got)


def itself():
    yield 1
    try:
        next(me)
    except ValueError as e:
        yield e.args[0]


for i in range(30):
    me = itself()
    last = list(me)
print(last)


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


for i in range(30):
    g = ignores()
    next(g)
    try:
        g.close()
    except RuntimeError as e:
        last = e.args[0]
print(last)


def returning(n):
    try:
        yield n
        return n + 1
    finally:
        yield "finally"


for i in range(30):
    g = returning(i)
    got = [next(g), next(g)]
    try:
        next(g)
    except StopIteration as e:
        got.append(e.value)
print(got)

for i in range(30):
    g = returning(i)
    try:
        g.send(1)
    except TypeError as e:
        last = e.args[0]
print(last, g.send(None))


def down(n):
    if n:
        yield from down(n - 1)
    yield n


for i in range(20):
    last = sum(down(60))
print(last)


def traced(n):
    yield n
    yield 10 // n


for i in range(40):
    try:
        last = list(traced(40 - i - 1))
    except ZeroDivisionError as e:
        import io, sys

        out = io.StringIO()
        sys.print_exception(e, out)
        print([l.split(",", 1)[1] for l in out.getvalue().split("\n") if "line" in l])
