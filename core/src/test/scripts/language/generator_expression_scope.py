x = 10
print(list(x * y for y in range(3)), x)
def f(n):
    return sum(n * i for i in range(4) if i != 2)
print(f(5))
print(tuple((a, b) for a in "ab" for b in "cd"))
