a, b = [1, 2]
c, *d = (1, 2, 3)
*e, f = 'abc'
(g, h), i = {1: 2}.popitem(), 3
print(a, b, c, d, e, f, g, h, i)
for t in ((), (1,), (1, 2, 3)):
    try:
        a, b = t
    except ValueError as e:
        print('ValueError', e)
