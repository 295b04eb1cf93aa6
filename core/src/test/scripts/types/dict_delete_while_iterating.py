d = {i: i for i in range(10)}
for k in list(d):
    if k % 2:
        del d[k]
print(sorted(d))
d = {i: i for i in range(10)}
seen = []
for k in d:
    seen.append(k)
    d.clear()
print(seen, d)
