import sys
def f():
    try:
        raise ValueError(3)
    except ValueError:
        return sys.exc_info()[1]
print(repr(f()), sys.exc_info())
