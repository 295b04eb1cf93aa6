# int() of floats truncates; classes convert with __int__.
print(int(), int(3.99), int(-3.99), int(True), int(1e20), int(-1e20), int(2.0 ** 63), int(-0.0))
for value in (float("inf"), float("-inf"), float("nan")):
    try:
        int(value)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)


class Seven:
    def __int__(self):
        return 7


print(int(Seven()))
