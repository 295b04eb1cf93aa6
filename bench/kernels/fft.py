"""Fast Fourier transform with complex numbers, in place, forth and back."""

import math


def reverse_bits(values):
    n = len(values)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            values[i], values[j] = values[j], values[i]


def transform(values, inverse=False):
    n = len(values)
    reverse_bits(values)
    size = 2
    while size <= n:
        angle = 2 * math.pi / size * (1 if inverse else -1)
        half = size // 2
        factors = [complex(math.cos(angle * k), math.sin(angle * k)) for k in range(half)]
        for start in range(0, n, size):
            for k in range(half):
                a = values[start + k]
                b = values[start + k + half] * factors[k]
                values[start + k] = a + b
                values[start + k + half] = a - b
        size *= 2
    if inverse:
        for i in range(n):
            values[i] /= n


def run(n):
    values = [complex((i * 7) % 13, (i * 5) % 11) for i in range(n)]
    original = values[:]
    transform(values)
    energy = 0.0
    for v in values:
        energy += v.real * v.real + v.imag * v.imag
    transform(values, True)
    worst = 0.0
    for i in range(n):
        error = abs(values[i] - original[i])
        if error > worst:
            worst = error
    return int(energy / n + 0.5), worst < 1e-9
