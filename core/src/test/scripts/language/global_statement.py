x = 1
def f():
    global x, y
    x += 1
    y = "new"
f()
print(x, y)
def g():
    x = 5
    def h():
        global x
        return x
    return h(), x
print(g())
