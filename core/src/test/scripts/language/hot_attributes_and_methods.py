class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right
    def insert(self, v):
        if v < self.value:
            if self.left is None: self.left = Node(v)
            else: self.left.insert(v)
        else:
            if self.right is None: self.right = Node(v)
            else: self.right.insert(v)
    def walk(self):
        if self.left: yield from self.left.walk()
        yield self.value
        if self.right: yield from self.right.walk()
    def depth(self):
        l = self.left.depth() if self.left else 0
        r = self.right.depth() if self.right else 0
        return 1 + max(l, r)
seed = 1
root = Node(500)
for _ in range(1500):
    seed = (seed * 1103515245 + 12345) % 2147483648
    root.insert(seed % 1000)
values = list(root.walk())
print(len(values), values == sorted(values), sum(values), root.depth())
