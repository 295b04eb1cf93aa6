l = [1, 2, 1, 1.0, True, '1']
print(l.count(1), l.count('1'), l.count(None))
print(l.reverse(), l)
l = [1.5, 2.5, 3.5]
l.reverse()
print(l)
l = [1, 2]
l.reverse()
print(l)
l = []
l.reverse()
print(l)
m = [1, [2]]
c = m.copy()
print(c == m, c is m, c[1] is m[1])
