# Scopes in scopes, and the order in which they get their places.
def f(a=lambda: 1, b=[x for x in y]):
    def g(c=(lambda d: d)):
        class K:
            h = lambda self: [lambda: i for i in self]
            def m(self):
                def deep():
                    nonlocal_value = a
                    return lambda: (nonlocal_value, c, b)
                return deep
        return K
    return g
def g(): return {k: {v for v in k} for k in (z for z in g)}
[[[a for b in c] for d in e] for f in g]
((((((((((1))))))))))
[[[[[[[[[[]]]]]]]]]]
if 1:
	if x:
	        tab = 1
	else:
		tab = 2
if x: a; b; c
else: d
