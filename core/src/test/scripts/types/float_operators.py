# Mixed operands, unary operators, truth, hash.
print(1 + 0.5, 0.5 + True, 2 * 1.5, (1 << 70) * 0.5, 3 - 0.5, 7 / 2.0, 1.5 < 2, 2 > 1.5, 1.5 == 3 / 2, 1.0 != 1)
print(-1.5, +1.5, abs(-1.5), abs(-0.0), bool(0.0), bool(-0.0), bool(float("nan")), not 0.1)
print(hash(5.0), hash(5.7), hash(-3.0), hash(1e300), hash(float("inf")))
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan])
for operation in (lambda: 1.5 & 1, lambda: ~1.5, lambda: 1.5 + "a", lambda: 1.5 << 1):
    try:
        operation()
    except TypeError as e:
        print(e)


class Half:
    def __float__(self):
        return 0.5


print(1.0 + Half(), float(Half()))
