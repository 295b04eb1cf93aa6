class A: pass
def read(o): return o.v
objects = []
for i in range(6):
    a = A()
    if i % 2: a.pad = 0
    a.v = i
    objects.append(a)
print([read(o) for o in objects * 3])
