class A:
    def __init__(self, v): self.v = v
    def get(self): return self.v
    def __call__(self, x): return self.v + x
def plain(x): return x + 1
def defaults(x, y=10): return x + y
def star(*a): return len(a)
def make(n):
    def inner(x): return x * n
    return inner
calls = [plain, defaults, star, make(3), A(5), abs, lambda x: -x, A(7).__call__]
total = 0
for i in range(2000):
    for f in calls:
        total += f(i)
    total += A(i).get()
print(total)
