def f():
    try:
        raise ValueError(1)
    except ValueError as e:
        print(e)
    try:
        e
    except NameError as n:
        print(n)
f()
