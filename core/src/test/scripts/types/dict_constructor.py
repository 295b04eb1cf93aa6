print(dict(), dict({1: 2}), dict([(1, 2)]), dict([[1, 2], (3, 4)], a=5) == {1: 2, 3: 4, 'a': 5}, dict(a=1), dict(['ab']))
for args in ((1,), ([1],), ([(1,)],), ([(1, 2, 3)],), ([()],), ({}, {})):
    try:
        dict(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
d = {1: 2}
print(dict(d) is d)
