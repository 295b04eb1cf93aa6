# The reference wraps around and never stops, or answers with garbage.
m = (1 << 63) - 1
print(list(range(m - 2, m, 2)), list(range(-m, -m - 1, -1)))
print(list(range(m - 5, m, 4)), list(range(0, m, m - 1)), list(range(0, m, m)))
it = iter(range(-m, m))
print(next(it), next(it))
try:
    print(len(range(-m, m)))
except OverflowError as e:
    print('OverflowError', e)
print(len(range(-(1 << 62), 1 << 62, 1 << 61)))
