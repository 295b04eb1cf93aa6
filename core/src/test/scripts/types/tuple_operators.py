print((1, 2) + (3,), (1,) * 3, 2 * (1, 'a'), (1,) * 0, (1,) * -1, () + ())
a = (1,)
a += (2,)
print(a)
a *= 2
print(a)
for f in (lambda: (1,) + [1], lambda: (1,) + 1, lambda: (1,) * 1.0, lambda: (1,) - (1,)):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e)
