# Floor division and remainder of floats, signs of zero included.
for a in (7.5, -7.5, 0.0, -0.0, 1e300, float("inf")):
    for b in (2.0, -2.0, 0.1, float("inf"), float("-inf")):
        print(a, b, a // b, a % b, divmod(a, b))
for operation in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1 % 0.0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1):
    try:
        operation()
    except ZeroDivisionError as e:
        print(e)
