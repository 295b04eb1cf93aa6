"""Ackermann's function: deep recursion, two arguments."""


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def run(n):
    total = 0
    for _ in range(n):
        total += ackermann(2, 60) + ackermann(3, 4)
    return total
