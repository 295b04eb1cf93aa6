# Two functions closed over one variable see each other's changes.
def counter():
    n = 0

    def step():
        nonlocal n
        n += 1

    def value():
        return n

    return step, value


step, value = counter()
print(value())  # expect: 0
step()
step()
print(value())  # expect: 2
print(counter()[1]())  # expect: 0
