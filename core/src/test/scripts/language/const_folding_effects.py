from micropython import const
_HIDDEN = const(5)
SHOWN = const(0x10)
def f(): return _HIDDEN + SHOWN
print(f(), SHOWN, "_HIDDEN" in globals())
print(2 * 3 + 1, -5 % 3, 1 << 4 | 1, not 0, "a" if 1 else "b", 0 or "x", 1 and 2)
