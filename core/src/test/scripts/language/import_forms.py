import sys, math as m
from math import pi, floor as fl
import sys as again
print(m.pi == pi, fl(2.7), again is sys)
try:
    import does_not_exist
except ImportError as e:
    print(e)
try:
    from math import nothing_here
except ImportError as e:
    print(e)
