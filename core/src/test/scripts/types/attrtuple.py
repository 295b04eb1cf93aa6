import sys

i = sys.implementation
print(i[0], i.name, i[0:1], type(i), isinstance(i, tuple), len(i) > 2)
print(i == tuple(i), hash(i) == hash(tuple(i)), i[1] == i.version, list(i) == list(tuple(i)))
print((i + (1,))[-1], type(i + (1,)) is tuple, i > ('a',), 'micropython' in i)
for f in (lambda: i.count(1), lambda: i.foo, lambda: i < (1,), lambda: i[100]):
    try:
        print(f())
    except (AttributeError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
try:
    i.name = 1
except AttributeError as e:
    print('AttributeError', e)
