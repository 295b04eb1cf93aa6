# The reference wraps around and crashes here.
for n in (1 << 61, 1 << 62, (1 << 63) - 1):
    for make in (lambda n: [0] * n, lambda n: (0,) * n, lambda n: [0, 1, 2] * n, lambda n: n * [0]):
        try:
            make(n)
            print('made')
        except MemoryError:
            print('MemoryError')
print([] * (1 << 62))
