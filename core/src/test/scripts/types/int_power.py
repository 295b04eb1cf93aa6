# Powers of integers; a negative exponent gives a float.
print([(-3) ** n for n in range(6)], 2 ** 100, (-2) ** 63, 10 ** 25)
print(0 ** 0, 1 ** (1 << 80), (-1) ** (1 << 80), (-1) ** ((1 << 80) + 1), 0 ** (1 << 80))
print(2 ** -1, (-2) ** -3, (1 << 70) ** -1)
try:
    0 ** -1
except ZeroDivisionError as e:
    print(e)
print(pow(3, 4), pow(3, 4, 5), pow(3, 4, -5), pow(-3, 3, 7), pow(2, 100, 10**10), pow(5, 0, 1))
print(pow(7, -1, 5), pow(7, 3, None), pow(3, 1 << 70, (1 << 61) - 1))
try:
    pow(2, 3, 0)
except ValueError as e:
    print(e)
try:
    pow(2, 3, 1.5)
except TypeError as e:
    print(e)
