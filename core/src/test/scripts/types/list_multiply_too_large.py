# Sizes are computed before anything is allocated.
for n in (1 << 40, 1 << 50, 1 << 59):
    for l in ([0], [0, 1], ['a', None, 1.5]):
        try:
            l * n
            print('made')
        except MemoryError:
            print('MemoryError')
try:
    [1] * (1 << 64)
except OverflowError as e:
    print('OverflowError', e)
