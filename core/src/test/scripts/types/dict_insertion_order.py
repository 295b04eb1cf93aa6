# Ours: a dict keeps the order of insertion.
d = {}
for k in ('x', 3, 'a', None, 2.5, (1,)):
    d[k] = len(d)
print(d)
d['x'] = 'again'
del d[3]
d[3] = 'late'
print(list(d), list(d.values()))
print(d.popitem(), d.popitem(), list(d.items()))
d.update({'q': 1, 'x': 2})
print(d)
for i in range(100):
    d[i] = i
for i in range(0, 100, 3):
    del d[i]
d['end'] = 1
print([k for k in d if k != 'end'][-60::7], list(d)[-1])
