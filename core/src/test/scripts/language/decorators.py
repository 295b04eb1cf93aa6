def trace(label):
    def wrap(f):
        def inner(*a, **k):
            r = f(*a, **k)
            print(label, f.__name__, a, r)
            return r
        return inner
    return wrap
@trace("one")
@trace("two")
def add(a, b): return a + b
add(2, 3)
