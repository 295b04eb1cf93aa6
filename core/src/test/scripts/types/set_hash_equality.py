try:
    hash({1})
except TypeError as e:
    print('TypeError', e)
nan = float('nan')
print(nan in {nan}, len({nan, nan}))
try:
    {1}.remove([])
except TypeError as e:
    print('TypeError', e)
print([] in set())
