class A:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return self.v < other.v
    def __gt__(self, other):
        raise ValueError('gt')
    def __eq__(self, other):
        raise ValueError('eq')
    def __repr__(self):
        return str(self.v)
l = [A(i * 37 % 101) for i in range(100)]
l.sort()
print(l[:5], l[-5:])
l.sort(reverse=True)
print(l[:5], l[-5:])
