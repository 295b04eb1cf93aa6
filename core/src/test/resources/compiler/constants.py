# const(), module constants, and tests that are decided when compiling.
from micropython import const
import math
A = const(1)
_B = const(A + 2)
_C = const("text")
_D = const(1.5)
_E = const((1, 2, "three"))
_BIG = const(1 << 80)
print(A, _B, _C, _D, _E, _BIG, A + _B, math.pi, math.e, -A, _B << 2)
def f(): return A * _B
if __debug__:
    print("debug")
else:
    print("optimised")
if 0: dropped()
elif A: kept()
else: dropped()
if not A: dropped()
if 1 and x: kept()
if 0 and x: dropped()
if 0 or x: kept()
while 1 and not 0: forever()
while 0: dropped()
x = A if 0 else _B
1; "constant"; 2.5
assert 0, "gone"
print(127, 128, -16, 47, 48, -17, 63, 64, 0x3fffffff, 0x40000000, -0x40000000, -0x40000001)
