def f(i):
    try:
        try:
            if i % 2: raise ValueError(i)
            return i
        except ValueError:
            if i % 3: raise
            return 0
    except ValueError as e:
        return -e.args[0]
print(sum(f(i) for i in range(2000)), [f(i) for i in range(10)])
