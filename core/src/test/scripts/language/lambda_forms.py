print((lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
