# Sixteen digits first, then more until the text reads back.
for f in (9.8, 681.32, 655.43, 0.1, 9e28, 1e15, 1e16, 1e-4, 1e-5, 1 / 3, 2 / 3, 1e22, 1e23, 123456789.123, 5e-324, 1.7976931348623157e308, 100.0, -0.0, 1e100, 0.30000000000000004):
    print(f, repr(-f))
print(float("inf"), float("-inf"), float("nan"), -float("nan"))
