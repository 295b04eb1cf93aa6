"""A pipeline of generators, each taking from the one before."""


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(source):
    for value in source:
        yield value * value


def odd(source):
    for value in source:
        if value & 1:
            yield value


def paired(source):
    last = 0
    for value in source:
        yield last, value
        last = value


def run(n):
    total = 0
    for a, b in paired(odd(squares(numbers(n)))):
        total += b - a
    return total, sum(x % 7 for x in (y + 1 for y in numbers(n)) if x % 3)
