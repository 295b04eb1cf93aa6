l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3, 4]
out = []
for x in l:
    out.append(x)
    l.clear()
print(out, l)
i = iter(l)
print(next(i, 'end'))
l.append(5)
print(next(i, 'end'))
