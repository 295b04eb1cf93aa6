class Bag: pass
b = Bag()
for i in range(200):
    setattr(b, "n%d" % i, i)
print(sum(getattr(b, "n%d" % i) for i in range(200)), len(b.__dict__))
del b.n5
print(hasattr(b, "n5"), b.n199)
