# Coroutines whose bodies are compiled: await, async for, async with, exceptions across them.


class Ready:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        got = yield self.value
        return self.value + (got or 0)

    __await__ = __iter__


class Numbers:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await Ready(1)
        return self.n


class Lock:
    count = 0

    async def __aenter__(self):
        await Ready(1)
        Lock.count += 1
        return self

    async def __aexit__(self, kind, value, traceback):
        await Ready(1)
        Lock.count -= 1
        return kind is KeyError


async def fibonacci(n):
    if n < 2:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def worker(count):
    total = 0
    for i in range(count):
        total += await Ready(i)
    return total


async def collect(n):
    got = []
    async for x in Numbers(n):
        got.append(x)
    return got


async def locked(n):
    for i in range(n):
        async with Lock():
            if i % 5 == 4:
                raise KeyError(i)
            await Ready(i)
    return Lock.count


async def failing(n):
    for i in range(n):
        await Ready(i)
    raise ValueError(n)


async def handling(n):
    caught = 0
    for i in range(n):
        try:
            await failing(i % 3)
        except ValueError as e:
            caught += e.args[0]
        finally:
            caught += 100
    return caught


def drive(coroutine, send=None):
    switches = 0
    value = None
    try:
        while True:
            coroutine.send(value)
            value = send
            switches += 1
    except StopIteration as stop:
        return stop.value, switches


print(drive(fibonacci(12)), drive(worker(200)), drive(worker(200), 2))
print(drive(collect(50))[0][:3], drive(collect(20))[1])
print(drive(locked(50)), drive(handling(60)))
c = worker(50)
for i in range(30):
    c.send(None)
try:
    c.throw(ZeroDivisionError("here"))
except ZeroDivisionError as e:
    print(e.args)
c = locked(50)
for i in range(31):
    c.send(None)
c.close()
print(Lock.count)
