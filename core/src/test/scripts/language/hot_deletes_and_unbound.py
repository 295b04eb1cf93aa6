def f(i):
    x = i
    if i % 7 == 3:
        del x
    try:
        return x
    except NameError:
        return -1
print(sum(f(i) for i in range(2000)))
