"""Regular expressions made anew: the compiler of re."""

import re


def run(n):
    total = 0
    for i in range(n):
        # A number in each keeps caches of compiled patterns out of it.
        for pattern in ("(a|b)*c[d-f]+%d", "^\\s*(\\w+)\\s*=\\s*(.*?)%d$", "x?y+z*[^0-9]%d"):
            if re.compile(pattern % i).search("abacdd%dxyyzz_%d" % (i, i)):
                total += 1
    return total
