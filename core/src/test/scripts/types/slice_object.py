class S:
    def __getitem__(self, i):
        return i
    def __setitem__(self, i, v):
        print('set', i, v)
    def __delitem__(self, i):
        print('del', i)
s = S()
print(s[1:2], s[:], s[::], s[1:2:3], s['a':None:2.5], s[1:2, 3])
s[1:] = 5
del s[:-1]
x = s[1:9:2]
print(x.start, x.stop, x.step, x.indices(5), x.indices(100))
for sl in (s[:], s[::-1], s[-3:], s[:-20], s[20:], s[::-2], s[5:1:-1], s[-100:100:7]):
    print(sl, sl.indices(10), sl.indices(0))
for f in (lambda: slice(1, 2, 3), lambda: slice(1), lambda: hash(x), lambda: x.foo, lambda: s[::0].indices(5), lambda: s['a':].indices(5), lambda: x.indices()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
