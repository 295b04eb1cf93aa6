# Ten digits of every function: the last ones may differ between C libraries.
import math

for name in ("sqrt", "exp", "expm1", "log", "log2", "log10", "cosh", "sinh", "tanh", "acosh", "asinh", "atanh", "cos", "sin", "tan", "acos", "asin", "atan", "fabs", "ceil", "floor", "trunc", "isfinite", "isinf", "isnan", "radians", "degrees", "erf", "erfc", "gamma", "lgamma", "frexp", "modf"):
    for x in (0.0, -0.0, 0.5, -0.5, 1, 2.75, -3.25, 30, 1e-9, 1e10, float("inf"), float("-inf"), float("nan")):
        try:
            y = getattr(math, name)(x)
            print(name, x, "%.10g" % y if isinstance(y, float) else y)
        except (ValueError, OverflowError) as e:
            print(name, x, e)
for name in ("pow", "atan2", "copysign", "fmod"):
    for x, y in ((2, 0.5), (0.0, -1), (-8, 2), (-8, 1 / 3), (0, 0), (-0.0, -1), (7.5, -2), (1, 0), (1, float("inf")), (float("inf"), 2)):
        try:
            print(name, x, y, "%.10g" % getattr(math, name)(x, y))
        except ValueError as e:
            print(name, x, y, e)
