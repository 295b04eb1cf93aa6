# A generator changes what the loop that takes from it relies on.
def f(x):
    return x


def changing(n):
    global f, limit
    for i in range(n):
        if i == 150:
            f = lambda x: -x
        if i == 170:
            limit = 1000
        yield i


limit = 1


def run(n):
    total = 0
    seen = []
    for x in changing(n):
        total += f(x) * limit
        if x in (148, 149, 150, 151, 169, 170, 171):
            seen.append(total)
    return seen


print(run(200))


def caller(n):
    for x in changing(n):
        yield f(x) * limit


def f(x):
    return x


limit = 1
print(list(caller(200))[145:155])
