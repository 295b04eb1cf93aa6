from collections import namedtuple
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p.y, p[0], p[1:], len(p), p == (1, 2), (1, 2) == p, p + (3,), P, isinstance(p, tuple))
a, b = p
print(a, b, hash(p) == hash((1, 2)), p < (1, 3), list(p), tuple(p), 2 in p)
print(namedtuple('E', ())(), namedtuple('Q', ['a', 'b'])(b=1, a=2), namedtuple('R', ('a',))([1]))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P(1, x=2), lambda: P(), lambda: p.z, lambda: p.count(1), lambda: namedtuple('A', 1), lambda: namedtuple(1, 'a'), lambda: namedtuple('A', [1])):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
def store():
    p.x = 5
def delete():
    del p.x
for f in (store, delete):
    try:
        f()
    except AttributeError as e:
        print('AttributeError', e)
class Q(namedtuple('Q', 'a b')):
    def total(self):
        return self.a + self.b
q = Q(3, 4)
print(q, q.total(), q == (3, 4), q[1])
