for r in (range(5), range(2, 5), range(5, 2), range(0, 10, 3), range(10, 0, -3), range(0), range(-3, 3, 2)):
    print(r, list(r), len(r), bool(r))
r = range(1, 10, 2)
print(r.start, r.stop, r.step, r[0], r[-1], r[1:3], r[::-1], r[10:], r[-2:])
for f in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range('a'), lambda: r[5], lambda: r[-6], lambda: r['a'], lambda: range(1, 2, 3, 4), lambda: r.foo, lambda: hash(r), lambda: range(1 << 64)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
