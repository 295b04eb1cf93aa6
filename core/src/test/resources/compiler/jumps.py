# Jumps near and far, out of nested blocks, and through finally.
def out_of_blocks(a):
    for i in a:
        try:
            if i: break
            with i:
                continue
        finally:
            print(i)
            for j in i:
                try: return j
                finally: break
    while a:
        try: continue
        except E as e: break
        else: return
        finally: pass
def far(x):
    while x:
        x = f(x, 1) if x > 1 else g(x)
        x = f(x, 2) if x > 2 else g(x)
        x = f(x, 3) if x > 3 else g(x)
        x = f(x, 4) if x > 4 else g(x)
        x = f(x, 5) if x > 5 else g(x)
        x = f(x, 6) if x > 6 else g(x)
        x = f(x, 7) if x > 7 else g(x)
        x = f(x, 8) if x > 8 else g(x)
        x = f(x, 9) if x > 9 else g(x)
        x = f(x, 10) if x > 10 else g(x)
        x = f(x, 11) if x > 11 else g(x)
        x = f(x, 12) if x > 12 else g(x)
        x = f(x, 13) if x > 13 else g(x)
        x = f(x, 14) if x > 14 else g(x)
        x = f(x, 15) if x > 15 else g(x)
        x = f(x, 16) if x > 16 else g(x)
        x = f(x, 17) if x > 17 else g(x)
        x = f(x, 18) if x > 18 else g(x)
        x = f(x, 19) if x > 19 else g(x)
        x = f(x, 20) if x > 20 else g(x)
        x = f(x, 21) if x > 21 else g(x)
        x = f(x, 22) if x > 22 else g(x)
        x = f(x, 23) if x > 23 else g(x)
        x = f(x, 24) if x > 24 else g(x)
        x = f(x, 25) if x > 25 else g(x)
        x = f(x, 26) if x > 26 else g(x)
        x = f(x, 27) if x > 27 else g(x)
        x = f(x, 28) if x > 28 else g(x)
        x = f(x, 29) if x > 29 else g(x)
        x = f(x, 30) if x > 30 else g(x)
        x = f(x, 31) if x > 31 else g(x)
        x = f(x, 32) if x > 32 else g(x)
        x = f(x, 33) if x > 33 else g(x)
        x = f(x, 34) if x > 34 else g(x)
        x = f(x, 35) if x > 35 else g(x)
        x = f(x, 36) if x > 36 else g(x)
        x = f(x, 37) if x > 37 else g(x)
        x = f(x, 38) if x > 38 else g(x)
        x = f(x, 39) if x > 39 else g(x)
        x = f(x, 40) if x > 40 else g(x)
    return x
def conditions(a, b, c):
    if a and (b or not c) or not (a or b): return 1
    if not (a and b): return 2
    while a and b or c: a = a or b and c
    return a < b < c or (a, b) and not c
def ranges(n):
    for i in range(n): pass
    for i in range(1, n): pass
    for i in range(n, 0, -1): pass
    for i in range(0, n, n): pass
    for i in range(*n): pass
    for i in range(start=n): pass
