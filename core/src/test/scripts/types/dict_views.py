d = {1: 'a'}
k = d.keys()
v = d.values()
i = d.items()
print(k, v, i, len(k), len(v), len(i), bool(k))
d[2] = 'b'
print(len(k), sorted(k), sorted(v), sorted(i))
print(1 in k, 5 in k, 'a' in v, 'z' in v, (1, 'a') in i, (1, 'b') in i)
print(type(k), {}.keys(), bool({}.items()))
try:
    hash(k)
except TypeError as e:
    print('TypeError', e)
try:
    k | {1}
except TypeError as e:
    print('TypeError', e)
print(k == d.keys())
