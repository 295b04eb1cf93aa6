# How deep calls get does not depend on what is built into compiled code.
count = 0


def alone():
    global count
    count += 1
    alone()


def even():
    global count
    count += 1
    odd()


def odd():
    even()


def helped():
    tick()
    helped()


def tick():
    global count
    count += 1


class Node:
    def down(self):
        tick()
        return self.further()

    def further(self):
        return self.down()

    def __add__(self, other):
        tick()
        return self + other

    def __getattr__(self, name):
        tick()
        return getattr(self, name + "x")


def adds():
    return Node() + 1


def missing():
    return Node().y


def items():
    tick()
    yield from items()


def loop():
    for item in items():
        pass


def nested(k=0):
    tick()
    return [nested(k + 1) for i in range(1)]


def depths(f):
    global count
    seen = []
    for i in range(9):
        count = 0
        try:
            f()
        except RuntimeError as e:
            seen.append(count)
    return len(seen), min(seen) == max(seen)


for f in (alone, even, helped, Node().down, adds, missing, loop, nested):
    print(depths(f))
# expect: (9, True)
# expect: (9, True)
# expect: (9, True)
# expect: (9, True)
# expect: (9, True)
# expect: (9, True)
# expect: (9, True)
# expect: (9, True)
