a = {1, 2, 3}
b = {2, 3, 4}
for r in (a | b, a & b, a - b, a ^ b):
    print(sorted(r))
print(a < b, {1} < a, a <= a, a < a, a >= {1}, a > set(), a == {3, 2, 1}, a != b)
for op in ('|=', '&=', '-=', '^='):
    c = a.copy()
    alias = c
    if op == '|=':
        c |= b
    elif op == '&=':
        c &= b
    elif op == '-=':
        c -= b
    else:
        c ^= b
    print(op, sorted(c), alias is c)
for f in (lambda: a | [1], lambda: a & 1, lambda: a < [1], lambda: a - {}, lambda: a + b, lambda: [1] | a):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e)
print(a == [1, 2, 3], a == frozenset(a), frozenset(a) == a)
s = {1, 2}
s -= s
print(s)
s = {1, 2}
s ^= s
print(s)
s = {1, 2}
s &= s
s |= s
print(sorted(s))
