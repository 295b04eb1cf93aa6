# Results that must be exact in every digit.
import math

print(math.e, math.pi, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.sqrt(1e300), math.pow(2, 0.5), math.pow(10, 22), math.exp(1), math.log(10), math.log2(1 << 40), math.log10(1000))
print(math.sin(1), math.cos(1), math.tan(1), math.sin(1e22), math.atan2(1, -1), math.asin(1), math.acos(-1))
print(math.ldexp(0.75, 10), math.ldexp(1.0, -1074), math.ldexp(5, 2000), math.frexp(0.1), math.frexp(5e-324), math.modf(-2.5))
print(math.gamma(10), math.gamma(0.5), math.lgamma(1), math.erf(0.5), math.factorial(0), math.factorial(25))
print(math.floor(-1e20), math.ceil(1e20), math.trunc(-2.7))
