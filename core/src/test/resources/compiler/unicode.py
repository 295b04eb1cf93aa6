# Names and texts outside ASCII, escapes, form feeds and semicolons.
größe = 1; ñ = größe
print(größe, ñ, "größe", b"\xc3\xa4", "\xe4", "\u20ac", "\ud800", '\7', "\8", "\q", b"\u0041")
def 函数(参数): return 参数;
class Ω: pass
print(函数(1), Ω); 
x = 0x_FF + 0b_1 + 1__0 + 1_0.0_1e1_0 + 0XAB + 0O7 + 0B1
x = (1)
