print(tuple(), tuple([1, 2]), tuple('ab'), tuple(range(2)), tuple({}))
t = (1, 2)
print(tuple(t) is t, tuple([]) == ())
try:
    tuple(1)
except TypeError as e:
    print('TypeError', e)
try:
    tuple(1, 2)
except TypeError as e:
    print('TypeError', e)
