# What the reference counts up, or fills the memory with, is computed.
n = 1 << 61
print(sum(range(n)), sum(range(-n, n)), sum(range(n), 5), sum(range(5, 2)), sum(range(0, n, n - 1)))
print(min(range(n)), max(range(n)), min(range(n, 0, -1)), max(range(n, 0, -1)), max(range(0, n, 7)))
for f in (lambda: list(range(n)), lambda: tuple(range(n)), lambda: sorted(range(1 << 40))):
    try:
        f()
        print('made')
    except MemoryError:
        print('MemoryError')
l = [1.5]
l.extend(range(2))
l += range(5, 2)
m = [7]
m.extend(range(3, 0, -1))
print(l, m, tuple(range(0, 10, 3)), list(range(10, 0, -4)), sum(range(10), 0.5))
try:
    max(range(0))
except ValueError as e:
    print('ValueError', e)
print(max(range(0), default='none'), max(range(5), key=lambda x: -x))
