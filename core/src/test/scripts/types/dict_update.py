d = {1: 1}
print(d.update({2: 2}), d[2])
d.update([(3, 3), [4, 4], 'ab'])
print(d[3], d[4], d['a'])
d.update(x=5, y=6)
d.update({1: 'one'}, z=7)
d.update()
d.update(d)
print(len(d), d[1], d['x'], d['y'], d['z'])
d.update((k, k) for k in range(100, 103))
print(d[101])
for args in ((1,), ([1],), ([(1, 2, 3)],), ({}, {})):
    try:
        d.update(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
