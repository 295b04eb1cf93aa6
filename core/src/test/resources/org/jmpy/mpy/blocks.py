# Ways into and out of blocks: loops, handlers, finally, with.
import sys


def leave_by_return(n):
    for i in range(n):
        try:
            for j in [1, 2, 3]:
                try:
                    if j == i:
                        return i
                finally:
                    print("inner", j)
        finally:
            print("outer", i)
    else:
        return -1


def leave_by_break(items):
    total = 0
    while True:
        for x in items:
            try:
                if x < 0:
                    break
                if x == 0:
                    continue
                total += x
            except (TypeError, ValueError) as e:
                print("skipped", e)
                continue
            except KeyError:
                raise
            else:
                total += 1
            finally:
                total *= 2
        break
    return total


def finally_that_leaves(n):
    for i in range(n):
        try:
            try:
                return "lost"
            finally:
                try:
                    return "lost too"
                finally:
                    if i < 2:
                        continue
                    break
        finally:
            print(i)
    return "kept"


def managed(a, b):
    with a as x, b:
        for i in x:
            with a as y:
                if i is y:
                    break
                elif i == y:
                    return x[1:2], x[::2], x[i, ...]
        while a:
            with b:
                continue
    return None


def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise
        except:
            raise ValueError("again") from None
    raise


def nested(depth):
    try:
        try:
            try:
                with depth:
                    try:
                        return depth()
                    except Exception as e:
                        return e
            finally:
                del depth
        except OSError as e:
            sys.exit(e)
    finally:
        pass


class Guard:
    level = 0

    def __enter__(self):
        Guard.level += 1
        return self

    def __exit__(self, *args):
        Guard.level -= 1
        return args[0] is KeyError
