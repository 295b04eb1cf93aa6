class L(list):
    def total(self): return sum(self)
class D(dict):
    def __missing__(self, k): return k
class S(str):
    def shout(self): return self.upper() + "!"
class I(int):
    def double(self): return self * 2
l = L([1, 2])
l.append(3)
print(l.total(), len(l), l[0], list(reversed(l)))
print(S("hi").shout(), I(4).double(), I(4) + 1, S("a") + "b")
d = D(a=1)
d["b"] = 2
print(sorted(d.items()))
