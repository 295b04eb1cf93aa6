# Powers of floats; a fractional power of a negative number is complex.
inf, nan = float("inf"), float("nan")
print(2.0 ** 0.5, 2.0 ** -1, 10 ** 15.0, 1.5 ** 2, 0.0 ** 0, nan ** 0, 1 ** nan, (-1.0) ** inf, 0.0 ** -inf, inf ** -1, (-2.0) ** 3)
z = (-8) ** (1 / 3)
print(type(z), "%.6f %.6f" % (z.real, z.imag))
print(1e200 ** 2, 2.0 ** -1080)
