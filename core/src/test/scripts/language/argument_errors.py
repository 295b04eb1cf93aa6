def f(a, b): pass
def g(*, k): pass
for call in (lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, c=2), lambda: f(1, 2, b=3),
             lambda: g(), lambda: g(1), lambda: f(b=1), lambda: len(), lambda: (1)()):
    try:
        call()
    except TypeError as e:
        print(e)
