# Constructors that are too long to be built into their callers, or call themselves.
class Node:
    def __init__(self, depth, tag):
        self.depth = depth
        self.tag = tag
        self.left = None
        self.right = None
        if depth > 0:
            self.left = Node(depth - 1, tag)
            self.right = Node(depth - 1, tag + "r")

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


class Odd:
    def __init__(self, n):
        if n > 5:
            Odd(n - 1)
        self.n = n
        if n == 40:
            return n


def build(n):
    total = 0
    for i in range(n):
        node = Node(3, "t")
        total += node.count() + len(node.right.right.tag) + node.depth
    return total


print(build(20))  # expect: 420
for i in range(45):
    try:
        total = Odd(i).n
    except TypeError as e:
        print(i, e)
# expect: 40 __init__() should return None, not 'int'
# expect: 41 __init__() should return None, not 'int'
# expect: 42 __init__() should return None, not 'int'
# expect: 43 __init__() should return None, not 'int'
# expect: 44 __init__() should return None, not 'int'
print(total)  # expect: 39
