def f():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")
try:
    f()
except TypeError as e:
    print(e)
