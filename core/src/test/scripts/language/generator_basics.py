def count(n):
    print("start")
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "done"
g = count(3)
print(next(g))
print(g.send("hello"))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(list(count(2)))
