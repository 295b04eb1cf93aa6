# Floor division and remainder: the remainder has the sign of the divisor.
for a in (7, -7, 0, 1 << 70, -(1 << 70)):
    for b in (2, -2, 3, -3, 1 << 63, -(1 << 63)):
        q, r = divmod(a, b)
        assert (q, r) == (a // b, a % b)
        assert q * b + r == a
        print(a, b, q, r)
print(-(1 << 63) // -1, -(1 << 63) % -1)
for a, b in ((1, 0), (1 << 70, 0)):
    for operation in (lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a / b):
        try:
            operation()
        except ZeroDivisionError as e:
            print(e)
