class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    def __rmul__(self, k): return self * k
    def __neg__(self): return V(-self.x, -self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __lt__(self, o): return self.x < o.x
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, *a): return a
    def __bool__(self): return self.x != 0
    def __repr__(self): return "V(%s, %s)" % (self.x, self.y)
    def __hash__(self): return 5
a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 2 * a, -a, a == V(1, 2), a != b, a < b, len(a), a[1], 2 in a, a(1, 2))
print(bool(V(0, 1)), sorted([b, a]), {a: 1}[V(1, 2)], [x for x in a])
