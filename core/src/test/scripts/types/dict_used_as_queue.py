d = {}
for i in range(2000):
    d[i] = i
    if len(d) > 5:
        first = next(iter(d))
        del d[first]
print(list(d))
for i in range(2000):
    d[('s', i)] = i
    d.popitem()
print(list(d))
