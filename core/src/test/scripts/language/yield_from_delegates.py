def inner():
    x = yield "a"
    print("inner got", x)
    y = yield "b"
    print("inner got", y)
    return "result"
def outer():
    r = yield from inner()
    print("outer got", r)
    yield from [1, 2]
g = outer()
print(next(g), g.send(10), g.send(20), next(g))
try:
    next(g)
except StopIteration:
    print("end")
