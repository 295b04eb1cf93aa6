"""Values handed up through chains of generators by yield from."""


def leaf(n):
    for i in range(n):
        yield i


def chain(depth, n):
    if depth == 0:
        yield from leaf(n)
    else:
        yield from chain(depth - 1, n)
        return depth


def tree(low, high):
    if high - low == 1:
        yield low
    else:
        middle = (low + high) // 2
        yield from tree(low, middle)
        yield from tree(middle, high)


def run(n):
    total = 0
    for value in chain(5, n):
        total += value
    for value in tree(0, n // 4):
        total ^= value
    return total
