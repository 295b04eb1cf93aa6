"""Moves of local variables: what the plainest statements of a function cost."""


def work(count):
    a = 1
    b = 2
    c = 3
    d = 4
    e = 5
    f = 6
    for _ in range(count):
        g = a
        a = b
        b = c
        c = d
        d = e
        e = f
        f = g
        g = a
        a = c
        c = e
        e = g
        g = b
        b = d
        d = f
        f = g
    return a * 100000 + b * 10000 + c * 1000 + d * 100 + e * 10 + f


def run(n):
    return work(n)
