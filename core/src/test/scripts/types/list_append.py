l = []
for i in range(20):
    l.append(i)
print(l, len(l))
l.append(1.5)
l.append('x')
l.append(None)
print(l[18:], len(l))
print(l.append(1))
