def inner():
    try:
        yield 1
    except KeyError:
        yield "handled"
def outer():
    yield from inner()
g = outer()
next(g)
print(g.throw(KeyError))
try:
    g.throw(ValueError("through"))
except ValueError as e:
    print(e)
