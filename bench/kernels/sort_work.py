"""Sorting: numbers, strings, tuples, by key, reversed; heaps and binary search by hand."""


def numbers(n, seed):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(seed >> 7)
    return out


def quicksort(values):
    if len(values) < 2:
        return values
    pivot = values[len(values) // 2]
    return (
        quicksort([v for v in values if v < pivot])
        + [v for v in values if v == pivot]
        + quicksort([v for v in values if v > pivot])
    )


def heapify(values):
    heap = []
    for value in values:
        heap.append(value)
        i = len(heap) - 1
        while i:
            parent = (i - 1) >> 1
            if heap[parent] <= value:
                break
            heap[i] = heap[parent]
            i = parent
        heap[i] = value
    return heap


def run(n):
    values = numbers(n, 5)
    ordered = sorted(values)
    by_digits = sorted(values, key=lambda v: (v % 100, v))
    texts = sorted([str(v) for v in values])
    down = sorted(values, reverse=True)
    pairs = sorted([(v & 15, -v) for v in values])
    again = ordered[:]
    again.sort()
    return (ordered == quicksort(values), by_digits[n // 2], texts[n // 2], down[0], pairs[n // 3],
            heapify(values)[0] == ordered[0], again[-1])  # fmt: skip
