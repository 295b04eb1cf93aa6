for f in (
    lambda: 'abc'[3],
    lambda: 'abc'[-4],
    lambda: ''[0],
    lambda: 'abc'['a'],
    lambda: 'abc'[1.0],
    lambda: 'abc'[None],
    lambda: 'abc'[1 << 70],
    lambda: 'abc'[::2],
    lambda: 'abc'[::-1],
    lambda: 'abc'[:1 << 70],
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print('abc'[True], 'abc'[:1 << 60], 'abc'[-1 << 60:], 'abc'[::1], 'abc'[::None])
try:
    'abc'[0] = 'x'
except TypeError as e:
    print(e)
try:
    del 'abc'[0]
except TypeError as e:
    print(e)
