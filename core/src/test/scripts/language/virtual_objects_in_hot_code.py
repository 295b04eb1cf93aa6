# Objects that compiled code may do without: they must be there as soon as anybody looks.
class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def swapped(self):
        return Pair(self.b, self.a)

    def me(self):
        return self


class Node:
    def __init__(self, value):
        self.value = value
        self.link = self


class Late:
    def __init__(self, n):
        self.n = n
        if n == 2500:
            raise ValueError("late")
        self.m = n


kept = []


def carried(n):
    p = Pair(0, 1)
    for i in range(n):
        p = Pair(p.b, p.a + i).swapped()
        if i == n - 3:
            kept.append(p)
    return p.a, p.b


def same(n):
    t = 0
    for i in range(n):
        p = Pair(i, None)
        q = p
        q.b = p
        q.a += 1
        r = Pair(i, 2)
        if p is q and p.b is q and p.me() is p and p is not r and p.a == i + 1:
            t += 1
        node = Node(i)
        node.link.value += 1
        t += node.value - i
    return t


def grows(n):
    t = 0
    for i in range(n):
        p = Pair(i, i)
        p.c = p.a
        if i & 1:
            p.d = 1.5
        t += p.c + len(p.__dict__)
    return t


def raises(n):
    t = 0
    for i in range(n):
        try:
            t += Late(i).m
        except ValueError as e:
            t += 1
    return t


def branches(n):
    best = None
    for i in range(n):
        p = Pair(i * 7 % 101, float(i))
        if best is None or p.a > best.a or i == n - 1:
            best = p
    return best.a, best.b


def counter():
    n = 0

    def more(k):
        nonlocal n
        n += k
        return n

    return more


def closures(n):
    t = 0
    for i in range(n):
        c = counter()
        c(i)
        t += c(1)
        double = lambda: i * 2
        t += double()
        t += sum([i + j for j in range(3)])
    return t


def recursive(n):
    def down(k):
        return 0 if k == 0 else 1 + down(k - 1)

    t = 0
    for i in range(n):
        t += down(i & 3)
    return t


def parameters(a, b=3):
    def both():
        return a + b

    a += 1
    return both()


def keywords(n):
    t = 0
    for i in range(n):
        t += parameters(i) + parameters(b=i, a=1) + Pair(b=i, a=2).a
        try:
            parameters(i, c=1)
        except TypeError:
            t += 1
    return t


def unbound(n):
    def get():
        return x

    t = 0
    for i in range(n):
        if i > n - 5:
            x = i
        try:
            t += get()
        except NameError:
            t += 1
    return t


for _ in range(2):
    print(carried(4000), kept[-1].a)
    print(same(4000), grows(4000), raises(4000))
    print(branches(4000), closures(4000), recursive(4000))
    print(keywords(3000), unbound(3000))
