# Methods that are taken from objects as values: in hot loops no object is made for most of them.


class Cell:
    def __init__(self, value):
        self.value = value

    def me(self):
        return self

    def plus(self, n, m=1):
        return self.value + n + m

    def __eq__(self, other):
        return self.value == other.value


class Twice(Cell):
    def plus(self, n, m=1):
        return 2 * super().plus(n, m)


class Late(Cell):
    pass


def store(cells, n):
    for i in range(n):
        for cell in cells:
            cell.me().value = i
            cell.me().value += 1
    return [cell.value for cell in cells]


def take(cell, n):
    total = 0
    for i in range(n):
        plus = cell.plus
        total += plus(i)
        total += plus(i, 2)
        total += plus(n=i, m=3)
        if i % 3 == 0:
            total += (cell.plus)(1)
    return total


def made(n):
    total = 0
    for i in range(n):
        plus = Cell(i).plus
        total += plus(1)
    return total, plus(0)


def kept(cell, n):
    methods = []
    for i in range(n):
        method = cell.plus
        if i % 50 == 49:
            methods.append(method)
    return [m(1) for m in methods], methods[0] == methods[1], methods[0] is methods[1], type(methods[0])


def passed(cell, n):
    return sum(map(cell.plus, range(n))), sorted([3, 1, 2], key=cell.plus)


def wrong(cell, n):
    seen = []
    for i in range(n):
        plus = cell.plus
        try:
            if i == n - 1:
                plus()
            elif i == n - 2:
                plus(1, 2, 3)
            elif i == n - 3:
                cell.missing
            else:
                plus(i)
        except (TypeError, AttributeError) as e:
            seen.append(str(e))
    return seen


def changing(cell, n):
    total = 0
    for i in range(n):
        plus = cell.plus
        total += plus(i)
        if i == n - 20:
            Late.plus = lambda self, n: 1000000
        if i == n - 10:
            cell.plus = lambda n: 7
    return total


def stays(n):
    # A method that is alive where the loop is left, and across its rounds.
    cell = Cell(1)
    plus = cell.plus
    i = 0
    while i < n:
        before = plus
        plus = cell.plus
        if before(i) != i + 2:
            break
        i += 1
        if i == n - 5:
            cell = Twice(4)
    return i, plus(1), before(1)


def generated(cell, n):
    for i in range(n):
        plus = cell.plus
        yield plus(i)
        yield plus(0)


for n in 3, 400:
    cells = [Cell(1), Twice(2), Late(3), Cell(4)]
    print(store(cells, n))
    for cell in cells:
        print(take(cell, n), passed(cell, n), sum(generated(cell, n)))
    print(made(n))
    if n > 100:
        print(kept(cells[1], n))
        print(wrong(cells[0], n))
        print(changing(cells[2], n))
    print(stays(n + 10))
