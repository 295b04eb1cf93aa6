# Values that come to a loop's start in more ways than it has versions: what they have in common
# stays, the rest is found out again.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Named(Point):
    def __init__(self, name):
        self.name = name
        self.x = 0
        self.y = 0


def walk(values, rounds):
    at = Point(0, 0)
    same = at
    seen = None
    count = 0
    pair = (0, 1)
    for i in range(rounds):
        for value in values:
            if isinstance(value, Point):
                at = at.plus(value)
                seen = value
            elif value is None:
                seen = None
            elif isinstance(value, str):
                seen = value
                pair = (value, pair[0])
            elif isinstance(value, float):
                count += value
                pair = (value, count)
            elif isinstance(value, list):
                at = same
                pair = pair, i
            else:
                seen = value
                count += value
                pair = (count, value)
    return at.x, at.y, seen, count, pair, same.x


for _ in range(8):
    result = walk([1, Point(1, 2), 2, Point(3, 4)], 3)
print(result[:2], result[3:])  # expect: (12, 18) (9, (9, 2), 0)
for _ in range(8):
    result = walk([1, 2.5, None, "a", Point(1, 2), True, Named("n")], 3)
print(result[:2], result[3:])  # expect: (3, 6) (13.5, (13.5, True), 0)
for _ in range(8):
    result = walk([None, "a", [], Point(1, 2), 10, "b", 7.5, Named("n")], 2)
print(result[:2], result[3])  # expect: (1, 2) 35.0
print(result[4:])  # expect: ((7.5, 35.0), 0)
for _ in range(8):
    result = walk(["a", 5, [], 6], 2)
print(result)  # expect: (0, 0, 6, 22, (22, 6), 0)


def closures(n):
    made = []
    box = 0
    cell = lambda: box
    for i in range(n):
        if i % 3 == 0:
            cell = lambda: box + i
        elif i % 3 == 1:
            box += 1
        else:
            made.append(cell())
            cell = len
        if i % 5 == 4:
            cell = int
        if i % 7 == 6:
            cell = lambda: -1
    return made, box


for _ in range(8):
    result = closures(20)
print(result)  # expect: ([3, 0, -1, 0, -1, 23], 7)
