def f(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
print(f(10), f(90), f(100), f(300))
def g():
    x = 1
    i = 0
    while x < 10 ** 25:
        x = x * 7 + i
        i += 1
    return i, x
print(g())
