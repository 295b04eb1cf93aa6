def hello(self): return "hello from " + type(self).__name__
A = type("A", (), {"hello": hello, "x": 1})
B = type("B", (A,), {})
print(A().hello(), B().hello(), B.x, B.__name__, B.__bases__)
A.y = 5
print(B().y)
