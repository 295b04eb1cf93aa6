"""The Mandelbrot set: complex numbers in a tight loop."""


def escapes(c, limit):
    z = 0j
    for i in range(limit):
        if abs(z) > 2:
            return i
        z = z * z + c
    return limit


def run(n):
    check = 0
    inside = 0
    for y in range(n):
        for x in range(n):
            c = complex(-2 + 3 * (x + 0.5) / n, -1.5 + 3 * (y + 0.5) / n)
            steps = escapes(c, 40)
            if steps == 40:
                inside += 1
            check = (check * 3 + steps) % 1000003
    return inside, check
