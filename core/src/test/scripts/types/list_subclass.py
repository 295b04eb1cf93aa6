class L(list):
    def total(self):
        return sum(self)
    def append(self, x):
        super().append(x * 2)
l = L([1, 2])
l.append(5)
l.extend([1])
print(l, len(l), l.total(), l[2], l[1:], l == [1, 2, 10, 1], [1, 2, 10, 1] == l, bool(L()))
print(isinstance(l, list), type(l[1:]), list(l), 10 in l, sorted(l))
l[0] = 7
del l[1]
print(l, l + [1], l * 2)
