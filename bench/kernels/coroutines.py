"""Coroutines that await coroutines, driven by hand."""


class Ready:
    """Something to await that gives control to the driver once."""

    def __init__(self, value):
        self.value = value

    def __iter__(self):
        yield self.value
        return self.value

    __await__ = __iter__


async def step(n):
    if n < 2:
        return n
    return await step(n - 1) + await step(n - 2)


async def worker(count):
    total = 0
    for i in range(count):
        total += await Ready(i)
    return total


def drive(coroutine):
    switches = 0
    while True:
        try:
            coroutine.send(None)
            switches += 1
        except StopIteration as stop:
            return stop.value, switches


def run(n):
    return drive(step(n)), drive(worker(n * 1000))
