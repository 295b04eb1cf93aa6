s = set()
print(s, len(s), bool(s), set('a'), {1}, set([1, 1, 1.0, True]))
print(s.add(1), s.add(2), s.add(1), len(s), sorted(s), 1 in s, 3 in s, 1.0 in s)
print(s.discard(1), s.discard(9), s)
print(s.remove(2), s)
try:
    s.remove(2)
except KeyError as e:
    print('KeyError', e)
try:
    s.pop()
except KeyError as e:
    print('KeyError', e)
s.update([1, 2], (3,), 'ab')
print(sorted(map(str, s)))
print(s.clear(), s)
x = {5}
print(x.pop(), x)
c = {1, 2}
d = c.copy()
d.add(3)
print(len(c), len(d))
