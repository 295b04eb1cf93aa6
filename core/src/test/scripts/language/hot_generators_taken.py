# Built-in functions take items of generators that are hot: what is yielded changes its type, raises,
# adds up by code of classes, goes on where a function stopped.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        seen.append(next(spare, None))
        return Money(self.cents + (other if isinstance(other, int) else other.cents))

    __radd__ = __add__

    def __eq__(self, other):
        return self.cents == other.cents

    def __hash__(self):
        return self.cents % 3


seen = []


def squares(n, odd):
    for i in range(n):
        yield i * i if i != odd else 0.5
    return "done"


def raising(n):
    for i in range(n):
        if i == 7:
            raise ValueError("at %d" % i)
        yield i


def caught(n):
    done = 0
    try:
        for i in range(n):
            yield i
            done += 1
    finally:
        ended.append(done)


ended = []
for _ in range(40):
    spare = squares(5, -1)
    print(
        sum(squares(9, -1)),
        sum(squares(9, 4)),
        sum((x * 0.5 for x in range(8)), 1),
        sum(1 << 62 for _ in range(3)),
        sum(Money(x) for x in range(6)).cents,
        any(x > 20 for x in squares(9, -1)),
        all(x < 90 for x in squares(9, 3)),
        any("" for _ in range(5)),
        all(None for _ in range(5)),
        min(squares(6, 2)),
        max(squares(6, 2)),
        max((x % 5 for x in range(12)), key=lambda x: -x),
        list(squares(5, 3)),
        tuple(squares(4, -1)),
        sorted(str(x) for x in range(12)),
        "-".join(str(x) for x in range(5)),
        sorted(set(x % 4 for x in range(20))),
        len(set((x % 3, "a") for x in range(20))),
        len(set(Money(x % 5) for x in range(20))),
        len(frozenset(x * 0.5 % 2 for x in range(9))),
    )
    try:
        sum(raising(10))
    except ValueError as e:
        print(e)
    try:
        print(sum(x for x in (1, 2, "three", 4)))
    except TypeError:
        print("TypeError")
    g = caught(10)
    print(any(x == 6 for x in g), next(g), sum(g), sum(g))
    try:
        print(max(x for x in ()))
    except ValueError as e:
        print(e)
    names = [1, 2, 3]
    names.extend(x + len(names) for x in names if len(names) < 9)
    print(names)
    chained = (x + 1 for x in (y * 2 for y in range(6)))
    print(sum(chained), sum(len(str(x)) for x in squares(12, 5)))
print(len(seen), ended[-1])
