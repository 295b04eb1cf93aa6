l = [1, 2, 3, 2]
print(l.remove(2), l)
l.remove(2)
print(l)
try:
    l.remove(2)
except ValueError as e:
    print('ValueError', e)
l = ['x', 1.0, 1]
l.remove(1)
print(l)
