# Every simple statement, and the compound ones with all their clauses.
"docstring"
x = y = 1
a, b = b, a = 1, 2
(p, [q, *r]), s = (1, [2, 3, 4]), 5
x += 1; x -= 2; x *= 3; x /= 4; x //= 5
x %= 6; x **= 7; x <<= 8; x >>= 9; x &= 10; x |= 11; x ^= 12; x @= 13
r[0] += 1
x.y.z -= 2
n: int = 3
m: "never evaluated"
pass
assert x, "message"
assert not x
del x, (y), n
del (a, b)
del r[0], r[1:2], p.q
import os
import os.path as path, sys
from a.b import c, d as e
from . import f
from ..g import (h, i,)
from j import *
raise
raise ValueError
raise ValueError("x") from None
if a:
    1
elif b:
    "two"
elif not c:
    ...
else:
    pass
while a < b:
    a += 1
    if a == 3: continue
    if a > 5: break
else:
    a = 0
while True:
    break
while 0:
    never()
for i in range(10):
    print(i)
else:
    print("done")
for i in range(9, -1, -3): pass
for i, (j, k) in a: continue
for r[0] in b: break
try:
    risky()
except (TypeError, ValueError) as err:
    raise
except OSError:
    pass
except:
    raise SystemExit
else:
    fine()
finally:
    last()
try:
    1
finally:
    2
with open("f") as g, lock: g.read()
with a as (b, c):
    pass
