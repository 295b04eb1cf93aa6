# Functions of complex numbers, to ten digits.
import cmath


def show(z):
    if isinstance(z, complex):
        print("%.10g %.10g" % (z.real, z.imag))
    else:
        print(z)


for z in (1, -1, 1j, 1 + 1j, -2.5 - 0.5j, 100):
    for name in ("exp", "log", "log10", "sqrt", "cos", "sin", "phase", "polar"):
        show(getattr(cmath, name)(z))
show(cmath.rect(2, 1))
print(cmath.e, cmath.pi)
try:
    cmath.sqrt("a")
except TypeError as e:
    print(e)
