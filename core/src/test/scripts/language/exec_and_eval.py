x = 1
exec("x = x + 1; y = x * 2")
print(x, y, eval("x + y"))
d = {"a": 5}
exec("b = a * 2", d)
print(d["b"], eval("a + b", d))
print(eval("a", {"a": 1}, {"a": 2}))
try:
    eval("1 +")
except SyntaxError as e:
    print("SyntaxError")
