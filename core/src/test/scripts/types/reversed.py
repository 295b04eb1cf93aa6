print(list(reversed([1, 2, 3])), list(reversed('ab')), list(reversed(range(3))), list(reversed(())), reversed([]))
class S:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * i
print(list(reversed(S())))
class R:
    def __reversed__(self):
        return 'from __reversed__'
print(reversed(R()))
l = [1, 2, 3]
r = reversed(l)
print(next(r))
l.append(4)
print(next(r), next(r), next(r, 'end'))
for f in (lambda: reversed(1), lambda: reversed(iter([])), lambda: reversed()):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
l = [1, 2, 3]
r = reversed(l)
l.clear()
try:
    next(r)
except IndexError as e:
    print('IndexError', e)
