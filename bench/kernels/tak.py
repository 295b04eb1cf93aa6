"""Takeuchi's function: recursion with three arguments."""


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def run(n):
    total = 0
    for _ in range(n):
        total += tak(14, 7, 3)
    return total
