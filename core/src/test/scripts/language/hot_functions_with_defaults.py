# Functions made in hot code, called there with some of their defaults, though not built in.
def outer(x, w, y=1, z=2):
    captured = 3
    for _ in zip([], []):
        if (lambda q: captured)(0):
            pass
    return x + w + y + z


def maker(n):
    def add(a, b=n, *, c=1):
        for i in range(2):
            a += b * c
        return a

    return add(1) + add(1, 2) + add(1, c=3)


for i in range(10):
    print(outer(0, 1, z=i), maker(i))
