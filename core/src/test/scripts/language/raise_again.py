def f():
    try:
        raise KeyError("k")
    except KeyError:
        print("first")
        raise
try:
    f()
except KeyError as e:
    print("second", e)
