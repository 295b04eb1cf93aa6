# A list of ints that meets a float, of floats that meets an int, and so on.
a = [1, 2, 3]
a[1] = 2.5
print(a)
b = [1.5, 2.5]
b.append(3)
print(b)
c = [1, 2]
c.insert(1, 'x')
print(c)
d = [1, 2]
d.extend([1.5, True])
print(d)
e = [1, 2, 3]
e[0:2] = ['a']
print(e)
f = [True, False]
f.append(1)
print(f)
g = [1, 2]
g.clear()
g.append('s')
print(g)
h = [1]
h.pop()
h.append(0.5)
h.append(2)
print(h)
i = [1] + [2.0]
print(i, [1.0] + [2.0], [1] + [2], [] + ['a'])
j = [1, 1.0, True]
print(j, j.count(1), j.index(1.0), j.index(True))
big = [1, 1 << 70, -(1 << 64)]
print(big)
big[0] = 1 << 80
print(big[0], sum(big))
