"""The spectral norm of an infinite matrix, by the power method."""


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    result = []
    size = len(u)
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(i, j) * u[j]
        result.append(total)
    return result


def times_transposed(u):
    result = []
    size = len(u)
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(j, i) * u[j]
        result.append(total)
    return result


def run(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return int((uv / vv) ** 0.5 * 1e9)
