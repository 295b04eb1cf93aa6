class A:
    def f(self): return 1
class B(A):
    pass
b = B()
def call():
    return b.f()
out = [call() for _ in range(5)]
A.f = lambda self: 2
out += [call() for _ in range(5)]
B.f = lambda self: 3
out += [call() for _ in range(5)]
del B.f
out.append(call())
b.f = lambda: 4
out.append(call())
print(out)
