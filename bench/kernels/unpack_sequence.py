"""Unpacking of tuples and lists into locals."""


def unpack(subject, count):
    for _ in range(count):
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
        a, b, c, d, e, f, g, h, i, j = subject
    return a + b + c + d + e + f + g + h + i + j


def run(n):
    return unpack((1, 2, 3, 4, 5, 6, 7, 8, 9, 10), n) + unpack(list(range(10)), n)
