print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) >= (1, 2), () < (0,), (2,) > (1, 9))
print((1, 2) == [1, 2], (1, 2) != (1, 2), (1, 'a') == (1.0, 'a'))
print(hash((1, 2)) == hash((1, 2)), hash((1, 2.0)) == hash((1.0, 2)), hash(()) == hash(()))
d = {(1, 2): 'a', (): 'b', ((1,), 'x'): 'c'}
print(d[1, 2], d[()], d[(1,), 'x'], (2, 1) in d, d[1.0, 2])
try:
    hash((1, []))
except TypeError as e:
    print('TypeError', e)
try:
    (1,) < (1, 'a') < ('a',)
except TypeError as e:
    print('TypeError', e)
