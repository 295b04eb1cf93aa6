class A:
    shared = []
    count = 0
    def __init__(self):
        A.count += 1
        self.own = A.count
a, b = A(), A()
a.shared.append(1)
a.count = 10
print(b.shared, A.count, a.count, b.count, a.own, b.own)
del a.count
print(a.count)
