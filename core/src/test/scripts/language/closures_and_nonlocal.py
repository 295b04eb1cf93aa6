def counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = start
    return step, reset
step, reset = counter(10)
print(step(), step(5))
reset()
print(step())
fs = []
for i in range(3):
    fs.append(lambda i=i: i)
gs = [lambda: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
