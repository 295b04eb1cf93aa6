"""Exceptions raised, caught, passed through finally and with, in a loop."""


class Problem(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Guard:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log[0] += 1
        return self

    def __exit__(self, kind, value, trace):
        self.log[1] += 1
        return kind is KeyError


def check(i):
    if i % 5 == 0:
        raise Problem(i)
    if i % 7 == 0:
        raise ValueError("seven")
    return i


def deep(i, depth):
    if depth == 0:
        return check(i)
    try:
        return deep(i, depth - 1)
    finally:
        pass


def run(n):
    log = [0, 0]
    total = 0
    table = {"a": 1}
    for i in range(n):
        try:
            total += deep(i, 3)
        except Problem as problem:
            total += problem.code & 3
        except ValueError:
            total += 2
        else:
            total += 1
        with Guard(log):
            if i % 3 == 0:
                table["missing"]
        try:
            int("12x" if i % 4 == 0 else "12")
        except ValueError:
            total -= 1
    return total, log[0], log[1]
