def total(items):
    t = 0
    for x in items:
        t = t + x
    return t
print(total([1, 2, 3] * 10))
print(total([1, 2.5, 3] * 10))
print(total([1, 2 ** 70, -1]))
print(total([True, False, True]))
try:
    total([1, "x"])
except TypeError as e:
    print(e)
