# Blocks that are opened in a finally block while a return or a jump is under way through it.


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.seen += kind is not None
        return self.swallows


def return_through_with(manager, divisor):
    try:
        return "returned"
    finally:
        with manager as same:
            items = [1]
            items[0] += 1 % divisor
            same.swallows


def return_through_except(key, table):
    try:
        return table["a"]
    finally:
        try:
            table[key]
        except KeyError as error:
            table["missing"] = error.args[0]


def return_through_finally(divisor, log):
    try:
        return 1
    finally:
        try:
            log[0] += 1 // divisor
        finally:
            log[1] += 1


def jumps_through(n, divisor):
    count = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                continue
            if i == n - 2:
                break
        finally:
            try:
                count += i // (i % divisor)
            except ZeroDivisionError:
                count += 1000
    return count


def attempt(function, *args):
    try:
        return function(*args)
    except (ZeroDivisionError, KeyError) as error:
        return type(error)


for n in (20, 2000):
    for swallows in (False, True):
        manager = Manager(swallows)
        print([attempt(return_through_with, manager, i % 2) for i in range(n)][-4:], manager.seen)
    table = {"a": 1}
    print([return_through_except("ab"[i % 2], table) for i in range(n)][-4:], table)
    log = [0, 0]
    print([attempt(return_through_finally, i % 2, log) for i in range(n)][-4:], log)
    print(jumps_through(n * 5, 7))
