d = {1: 2}
print(d.__getitem__(1), d.__setitem__(3, 4), d[3], d.__delitem__(3), d)
print(dict.__getitem__(d, 1))
try:
    dict.get([], 1)
except TypeError as e:
    print('TypeError', e)
