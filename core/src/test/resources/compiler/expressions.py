# Every operator, display and trailer, with constants folded and not.
a = b = c = d = 1
print(a or b and not c, a if b else c)
print(a < b <= c == d != a > b >= c, a in b, a not in b, a is b, a is not b)
print(a | b ^ c & d << 1 >> 2 + 3 - a * b / c // d % 5 @ a)
print(-a, +a, ~a, -a ** -b, (a, ), (), [], {}, {a}, {a: b}, {a, b, }, {a: b, c: d, })
print(1 + 2 * 3, -(2 ** 70), 7 // -2, 7 % -2, ~5, 1 << 40, 0xff & 0b1010 | 0o17, not 1)
print(1.5 * 2, 1 / 4, 1e100, -0.0, 2j, 1_000, 9.8, .5, 1.)
print(a[0], a[1:2], a[:], a[::2], a[1:], a[:1], a[1, 2], a[1:2, ::3, ...], a[-1])
print(a.b.c, a.b(1)(2)[3].d, f(), f(1, 2), f(*a), f(**b), f(1, *a, x=2, **b), f(x=1, y=2))
print(lambda: 0, lambda x, y=1, *z, k, l=2, **m: x + y, lambda *, k: k)
print([x for x in a], [x + y for x in a if x if not y for y in b], {x for x in a})
print({x: y for x, y in a}, (x for x in a), sum(x for x in a), [[y for y in x] for x in a])
print((n := 10), f(m := 1))
def walrus(): return [last := i for i in a], last
print("a" "b", b"c" b"d", 'it\'s', r"\n", """long
string that is more than ten bytes""", "\x41\u00e9\U0001f600\101\n\
joined", b"\x00\xff", u"u")
print((1, "two", 3.0, None, True, (4, b"five")), None, True, False, ..., __debug__)
print(a if 1 else b, a if 0 else b, 1 and a, 0 or a, (1 or a), not (a or b) and c)
print(1 < 2, "a" + "b", "x" * 3, (1, 2) + (3,), 10 ** 20, 12345678901234567890)
