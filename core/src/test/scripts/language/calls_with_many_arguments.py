# Calls with more arguments than a few, by position, name and default, of functions and methods.
def five(a, b, c, d, e):
    return a + 2 * b + 3 * c + 4 * d + 5 * e


def seven(a, b, c, d=4, e=5, f=6, g=7):
    return [a, b, c, d, e, f, g]


class Box:
    def __init__(self, a, b, c, d):
        self.total = a + b + c + d

    def sum(self, a, b, c, d, e):
        return self.total + a + b + c + d + e

    def __call__(self, a, b, c, d, e):
        return self.sum(e, d, c, b, a)


def depth(n, a, b, c, d):
    return a + b + c + d if n == 0 else depth(n - 1, b, c, d, a) + n


def counted(step):
    seen = []

    def add(a, b, c, d, e):
        seen.append((a, e))
        return step + a

    return add, seen


total = 0
add, seen = counted(10)
for i in range(40):
    total += five(i, 1, 2, 3, 4)
    total += Box(i, 1, 2, 3).sum(1, 2, 3, 4, 5)
    total += Box(i, 1, 2, 3)(1, 2, 3, 4, i)
    total += sum(seven(1, i, 3)) + sum(seven(1, 2, c=i, g=0))
    total += depth(3, i, 1, 2, 3)
    total += add(i, 1, 2, 3, 4)
print(total)  # expect: 11960
print(seven(1, 2, 3, 4, 5, 6, 8), seen[-1])  # expect: [1, 2, 3, 4, 5, 6, 8] (39, 4)
for i in range(30):
    try:
        five(1, 2, 3, 4)
    except TypeError as e:
        last = e
print(last)  # expect: five() takes 5 positional arguments but 4 were given
