data = [5, 3, 0, 2]
while (x := data.pop()) != 0:
    print(x)
print([y := 1, y + 1], y)
if (n := len(data)) > 0:
    print(n)
def f(a): return a
print(f(z := 3), z)
