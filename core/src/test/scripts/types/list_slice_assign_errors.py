l = [1, 2, 3, 4]
try:
    l[0:2] = 5
except TypeError as e:
    print('TypeError', e)
try:
    l[0:2] = {1}
except TypeError as e:
    print('TypeError', e)
try:
    l[::2] = [7, 8]
except NotImplementedError:
    print('NotImplementedError')
try:
    del l[::2]
except NotImplementedError:
    print('NotImplementedError')
print(l)
