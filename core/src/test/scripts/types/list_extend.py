l = [1, 2]
print(l.extend((3, 4)), l)
l.extend(range(2))
l.extend(x * x for x in (5, 6))
l.extend({'k': 1})
l.extend('ab')
print(l)
l = [1, 2, 3]
l.extend(l)
print(l)
l += (7,)
print(l)
l += 'xy'
print(l)
m = l
m += [0]
print(m is l)
try:
    l.extend(5)
except TypeError as e:
    print('TypeError', e)
try:
    l += 5
except TypeError as e:
    print('TypeError', e)
