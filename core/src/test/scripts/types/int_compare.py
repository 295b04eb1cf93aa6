# Order and equality between small and big integers, bools and floats.
values = [-(1 << 70), -(1 << 63), -1, False, 0, 0.0, 1, True, 1.0, 1.5, 1 << 53, 2.0 ** 53, 1 << 63, 1 << 70, 2.0 ** 70]
for a in values:
    print("".join("<=>"[(a > b) - (a < b) + 1] for b in values), [a == b for b in values].count(True))
print((1 << 53) + 1 == 2.0 ** 53, (1 << 70) == 2.0 ** 70, hash(1.0) == hash(1) == hash(True))
