v = 3
def f(): return "f" in globals(), globals()["v"]
print(f(), "v" in dir(), callable(f), callable(3))
class A:
    def m(self): pass
print("m" in dir(A), "m" in dir(A()))
