"""A binary tree walked by nested generators."""


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def make(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(make(low, middle), middle, make(middle + 1, high))


def run(n):
    tree = make(0, n)
    total = 0
    for _ in range(10):
        last = -1
        for value in tree:
            total += value - last
            last = value
    return total
