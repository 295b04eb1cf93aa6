from collections import deque
d = deque((1, 2, 3), 4)
d.append(4)
print(len(d), list(d))
d.append(5)
print(list(d), d[0], d[-1], bool(d))
d.appendleft(0)
print(list(d))
print(d.pop(), d.popleft(), list(d))
d.extend([7, 8, 9])
print(list(d), len(d))
d[0] = 'first'
d[-1] = 'last'
print(list(d), 'first' in d, 3 in d)
d = deque((), 2, 1)
d.append(1)
d.append(2)
for f in (lambda: d.append(3), lambda: d.appendleft(3), lambda: d.extend([3])):
    try:
        f()
    except IndexError as e:
        print('IndexError', e)
print(list(d))
d = deque((), 0)
d.append(1)
print(list(d), len(d))
for f in (lambda: d.pop(), lambda: d.popleft(), lambda: d[0], lambda: deque((), 1)[1], lambda: deque((1,), 3)['a'], lambda: deque(()), lambda: deque((), -1), lambda: deque((), 'a'), lambda: deque((1,), 2)[0:1], lambda: hash(d), lambda: deque(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    del deque((1,), 2)[0]
except TypeError as e:
    print('TypeError', e)
print(d, hasattr(d, 'clear'), hasattr(d, 'rotate'))
