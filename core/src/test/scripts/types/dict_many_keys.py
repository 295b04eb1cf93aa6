d = {}
for i in range(-5000, 5000):
    d[i] = i * i
print(len(d), d[-5000], d[4999], d[0], 5000 in d)
for i in range(-5000, 5000, 2):
    del d[i]
print(len(d), sum(d), -4999 in d, -5000 in d)
for i in range(0, 1 << 24, 1 << 12):
    d[i] = 'stride'
print(len(d), d[1 << 23])
e = {}
for i in range(3000):
    e['key%d' % i] = i
    if i >= 10:
        del e['key%d' % (i - 10)]
print(len(e), sorted(e.values()))
