# Parameters of all kinds, decorators, annotations, globals and closures.
counter = 0
def none(): pass
def plain(a, b): return a, b
def defaults(a, b=1, c="x" * 3): return a
def stars(a, *rest, k, l=2, **named): return rest, k, l, named
def bare(*, only): return only
def annotated(a: int, *b: "str", c: float = 1.5, **d: dict) -> None: ...
@decorator
@package.module.factory(1, key=2)
def decorated(x): return x
def docstring():
    "only a docstring"
def early(x):
    if x: return 1
    if not x:
        return x if x > 1 else 2
    return
def uses_global():
    global counter, made
    counter += 1
    made = counter
    del made
def outer(a, b):
    c = 3
    def middle(d=a):
        nonlocal c
        c += d
        def inner(*e):
            return a + b + c + d + len(e)
        return inner
    e = lambda x: x + c + a
    return middle, e, [x + a for x in range(b)]
def unreachable():
    return 1
    x = "kept in the tables"
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17):
    a17 = a16 = a15; b0 = a0; b1 = b0
    return a17, b1
def deletes(a):
    del a
    return a
def closure_parameter(f, *args, **kw):
    return lambda: f(*args, **kw)
def recursive(n): return n * recursive(n - 1) if n else 1
