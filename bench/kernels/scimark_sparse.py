"""A sparse matrix in compressed rows, times a vector."""

from array import array


def multiply(result, values, starts, columns, vector, count):
    for _ in range(count):
        for row in range(len(result)):
            total = 0.0
            for i in range(starts[row], starts[row + 1]):
                total += vector[columns[i]] * values[i]
            result[row] = total


def run(n):
    each = 5
    values = array("d", [((i * 7) % 13) / 13 for i in range(n * each)])
    columns = array("i", [((i // each) * 31 + (i % each) * (i // each + 7)) % n
                          for i in range(n * each)])  # fmt: skip
    starts = array("i", [i * each for i in range(n + 1)])
    vector = array("d", [((i * 3) % 17) / 17 for i in range(n)])
    result = array("d", [0.0] * n)
    multiply(result, values, starts, columns, vector, 20)
    return int(sum(result) * 1e6)
