"""LU factorisation with partial pivoting of a matrix in lists."""


def factor(a, pivot):
    n = len(a)
    for j in range(n):
        best = j
        largest = abs(a[j][j])
        for i in range(j + 1, n):
            if abs(a[i][j]) > largest:
                largest = abs(a[i][j])
                best = i
        pivot[j] = best
        if a[best][j] == 0.0:
            raise ValueError("singular")
        if best != j:
            a[j], a[best] = a[best], a[j]
        factor_ = 1.0 / a[j][j]
        for i in range(j + 1, n):
            a[i][j] *= factor_
        row = a[j]
        for i in range(j + 1, n):
            other = a[i]
            scale = other[j]
            for k in range(j + 1, n):
                other[k] -= scale * row[k]


def run(n):
    seed = 101010
    a = []
    for _ in range(n):
        row = []
        for _ in range(n):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            row.append((seed >> 8) / 8388608.0)
        a.append(row)
    pivot = [0] * n
    factor(a, pivot)
    product = 1.0
    for i in range(n):
        product *= abs(a[i][i]) ** (1.0 / n)
    return int(product * 1e6), sum(i * p for i, p in enumerate(pivot)) % 1000003
