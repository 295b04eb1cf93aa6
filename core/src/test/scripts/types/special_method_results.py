# A special method's result turns out to be none, or of unknown kind, in a caller that has more on its
# stack than the method, or less.
class Box:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return self.x

    def __len__(self):
        return self.x


def sums(box):
    found = []
    for i in (1, 2):
        for j in (3, 4):
            try:
                r = box + 1
                found.append(r)
            except TypeError:
                found.append("TypeError")
    return found


def length(box):
    x = len(box)
    return x


big = 1 << 64
for round in range(9):
    for x in (1, 2.5, "a", b"b", None, [], (), {}, NotImplemented, True, sums):
        sums(Box(x))
    for x in (3, big & 7, 5, 4, big - big + 1, 7, 6, 2):
        length(Box(x))
for x in (1, 2.5, "a", b"b", None, [], (), {}, NotImplemented, True):
    print(sums(Box(x)))
print([length(Box(x)) for x in (3, big & 7, 5)])
