# The reference reads freed memory here; the answer is CPython's.
l = [5, 3, 4, 1, 2]
def key(x):
    l.clear()
    return x
try:
    l.sort(key=key)
except ValueError as e:
    print('ValueError', e)
print(len(l))
class A:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        if len(m) < 100:
            m.append(self)
        return self.v < other.v
m = [A(3), A(1), A(2)]
try:
    m.sort()
except ValueError as e:
    print('ValueError', e)
print([a.v for a in m])
