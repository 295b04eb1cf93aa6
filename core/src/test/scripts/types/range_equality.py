print(range(3) == range(3), range(3) != range(3))
r = range(3)
print(r == r)
try:
    range(3) < range(4)
except TypeError as e:
    print('TypeError', e)
