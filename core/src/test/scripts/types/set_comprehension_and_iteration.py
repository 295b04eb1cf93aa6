s = {x % 3 for x in range(10)}
print(sorted(s))
s = set(range(1000))
for i in range(0, 1000, 2):
    s.remove(i)
print(len(s), sum(s), 1 in s, 2 in s)
s = {1}
out = []
for x in s:
    out.append(x)
    s.clear()
print(out, s)
n = 0
s = set(range(50))
while s:
    s.pop()
    n += 1
print(n)
