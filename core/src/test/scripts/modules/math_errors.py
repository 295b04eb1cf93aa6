# What the functions of math reject.
import math

for operation in (
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: math.log(-1, 2),
    lambda: math.log(2, 0),
    lambda: math.log(2, 1),
    lambda: math.exp(1000),
    lambda: math.gamma(-1),
    lambda: math.factorial(-1),
    lambda: math.factorial(2.0),
    lambda: math.sqrt("a"),
    lambda: math.sqrt(1j),
    lambda: math.floor(math.inf),
    lambda: math.ceil(math.nan),
    lambda: math.isclose(1, 2, rel_tol=-1),
    lambda: math.isclose(1, 2, 3),
    lambda: math.ldexp(1, 1.5),
    lambda: math.sqrt(),
    lambda: math.atan2(1),
):
    try:
        print(operation())
    except (ValueError, ZeroDivisionError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(math.log(8, 2), math.log(0.5, 4), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 0.1, abs_tol=0.1), math.isclose(math.inf, 1))
