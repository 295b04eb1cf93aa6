t = (1, 2, 1, 1.0, 'a')
print(t.count(1), t.index(2), t.index(1, 1), t.index('a', -1))
try:
    t.index(7)
except ValueError as e:
    print('ValueError', e)
try:
    t.append(1)
except AttributeError as e:
    print('AttributeError', e)
