a = [1, 2, 3, 4, 5]
del a[0], a[-1]
d = {"x": 1, "y": 2}
del d["x"]
class C: pass
c = C()
c.z = 1
del c.z
print(a, d, hasattr(c, "z"))
b = 1
del b
try:
    b
except NameError as e:
    print(e)
