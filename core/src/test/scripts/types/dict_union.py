a = {1: 'a', 2: 'b'}
b = {2: 'B', 3: 'C'}
c = a | b
print(c == {1: 'a', 2: 'B', 3: 'C'}, len(a), len(b))
a |= b
print(a == c)
a |= [(9, 9)]
print(a[9], ({} | [('k', 'v')]))
try:
    {} | 1
except TypeError as e:
    print('TypeError', e)
