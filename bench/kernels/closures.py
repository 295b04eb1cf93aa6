"""Functions as values: closures, defaults, keywords, star arguments, map and filter, lambdas."""


def adder(by):
    def add(value, scale=1):
        return value * scale + by

    return add


def counter():
    count = 0

    def increment(step=1):
        nonlocal count
        count += step
        return count

    return increment


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def describe(*args, **named):
    return len(args) * 10 + len(named)


def run(n):
    total = 0
    add3 = adder(3)
    count = counter()
    both = compose(add3, adder(4), lambda x: x & 0xFFFF)
    arguments = (1, 2, 3)
    named = {"a": 1, "b": 2}
    for i in range(n):
        total += add3(i) + add3(i, 2) + add3(i, scale=3)
        total += count() + count(step=2)
        total += both(i)
        total += describe(*arguments, **named) + describe(i, x=i)
        if i % 16 == 0:
            total += sum(map(lambda v: v + i, arguments)) + len(list(filter(None, (0, i, 2))))
    return total
