# Arrays of all kinds in hot loops: reading, cutting what is written, indexes from the end.
from array import array


def fill(a, n):
    for i in range(n):
        a[i] = i * 77777 - 12345
    for i in range(-n, 0, 3):
        a[i] = a[i] + a[-1]
    return a


def fill_floats(a, n):
    for i in range(n):
        a[i] = i / 7
    for i in range(n):
        a[-1 - i] = a[i] * 3 + i
    for i in range(0, n, 5):
        a[i] = i
    return a


def dot(a, b):
    total = 0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def beyond(a, indexes):
    found = 0
    for i in indexes:
        try:
            found += a[i]
        except IndexError:
            found -= 1
    return found


def grow(a, n):
    for i in range(n):
        a.append(i)
        a[i] = a[i // 2] + 1
    return len(a), a[n - 1], a[-2]


def mixed(a, values):
    for i, v in enumerate(values):
        try:
            a[i % 4] = v
        except TypeError as e:
            print(i, "TypeError")
    return a


n = 300
for code in "bBhHiIlq":
    a = fill(array(code, [0] * n), n)
    print(code, a[0], a[5], a[150], a[-1], sum(a), dot(a, a))
for code in "fd":
    a = fill_floats(array(code, [0] * n), n)
    print(code, a[0], a[5], a[150], a[-1])
    print(dot(a, a) == sum(x * x for x in a), dot(a, array("h", range(n))) > 0)
print(beyond(array("h", range(50)), list(range(-60, 60)) * 5))
print(grow(array("i"), 400))
print(mixed(array("d", [0] * 4), [1, 2.5, 3, True, 10**30] * 50))
print(mixed(array("Q", [0] * 4), [1, 2, 2**63, 2**64 - 1] * 50))
print(mixed(array("h", [0] * 4), [1, -1, 70000, True] * 50 + [1.5]))
