a, b = 1, 2
a, b = b, a
(c, d), [e, *f] = (3, 4), [5, 6, 7]
*g, h = "xyz"
i, *j, k = range(5)
print(a, b, c, d, e, f, g, h, i, j, k)
for bad in ("a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,"):
    try:
        exec(bad)
    except ValueError as err:
        print(err)
