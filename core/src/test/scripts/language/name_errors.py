def f():
    print(local)
    local = 1
for g in (f, lambda: missing):
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
