# Keys that are equal are one key, and the first one stays.
d = {1: 'int'}
d[1.0] = 'float'
d[True] = 'bool'
print(d)
d = {0: 'a'}
d[-0.0] = 'b'
d[False] = 'c'
print(d, d[0.0])
d = {1 << 70: 1}
d[1 << 70] = 2
print(d[2 ** 70], len(d), float(1 << 70) in {1 << 70: 1})
d = {'a' + 'b': 1}
d['ab'] = 2
print(d)
