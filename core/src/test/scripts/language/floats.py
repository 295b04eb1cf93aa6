print(1.0, 1e100, 1.5e-7, -0.0, 3.14, 100.0, 1e16, 123456789.123)
print(7.5 // 2, -7.5 % 2, 2 ** 0.5, 2 ** -1, round(2.5), round(3.5), round(2.675, 2))
print(float("inf"), -float("inf"), float("nan"), 1 / 3, int(-3.9), 0.1 + 0.2)
