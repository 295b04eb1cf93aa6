l = [10, 20, 30, 20]
print(l.index(20), l.index(20, 2), l.index(20, -1), l.index(10, -100, 100))
for args in ((40,), (10, 1), (20, 4), (30, 0, 2), (10, 0, -4)):
    try:
        print(l.index(*args))
    except ValueError as e:
        print('ValueError', e)
for args in ((10, 'a'), (10, None), (10, 0, 1.5)):
    try:
        print(l.index(*args))
    except TypeError as e:
        print('TypeError', e)
print([1.0, 'a'].index(1), ['a', 'b'].index('b'), [None, True].index(1))
