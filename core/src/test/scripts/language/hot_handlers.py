# What handlers of hot code take and do: the same in each tier, tracebacks included.
import sys


class Failure(Exception):
    def __init__(self, value):
        self.value = value


class Other(Failure):
    pass


def fail(i):
    if i % 3 == 0:
        raise Failure(i)
    if i % 7 == 1:
        raise Other(-i)
    return i


def middle(i):
    return fail(i) + 1


def take_by_class(n):
    total = 0
    for i in range(n):
        try:
            total += middle(i)
        except Other as e:
            total += 1000 * e.value
        except (ValueError, Failure) as e:
            total += e.value
    return total


def raise_again(i):
    try:
        middle(i)
    except Other:
        raise
    except Failure as e:
        raise ValueError(e.value)


def translate(n):
    counts = {}
    last = None
    for i in range(n):
        try:
            raise_again(i)
        except Exception as e:
            name = type(e).__name__
            counts[name] = counts.get(name, 0) + 1
            if i % 7 == 1:
                last = e
    sys.print_exception(last, sys.stdout)
    return sorted(counts.items())


def look_up(table, keys, n):
    found = missed = 0
    for i in range(n):
        try:
            found += table[keys[i % 4]]
        except KeyError as e:
            missed += len(e.args[0])
        except IndexError:
            missed += 100
    return found, missed


def kinds_change(n):
    log = []
    for i in range(n):
        try:
            value = 1 << 62 if i > n - 4 else i
            value += value
            if i % 100 == 99:
                raise KeyError(value)
            [][value and 0]
        except IndexError:
            continue
        except KeyError as e:
            try:
                {}[e.args[0]]
            except KeyError as inner:
                if i > n - 200:
                    log.append((inner is e, inner.args == e.args))
        finally:
            if i > n - 3:
                log.append(value)
    return log


def name_is_gone(n):
    gone = 0
    for i in range(n):
        try:
            int("x")
        except ValueError as e:
            pass
        try:
            e
        except NameError:
            gone += 1
    return gone


def finally_order(i, log):
    try:
        try:
            if i % 4 == 0:
                return "return"
            if i % 4 == 1:
                raise Failure(i)
            if i % 4 == 2:
                fail(0)
        finally:
            log.append("inner")
    except Failure as e:
        log.append(e.value)
        return "taken"
    finally:
        log.append("outer")
    return "end"


def finally_all(n):
    counts = {}
    log = []
    for i in range(n):
        del log[:]
        result = finally_order(i, log)
        key = (result, len(log))
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.items()), log


def jumps(n):
    out = 0
    for i in range(n):
        for j in range(5):
            try:
                if j == 1:
                    continue
                if j == 3 and i % 2:
                    break
                if j == 2:
                    raise Failure(j)
                out += j
            except Failure as e:
                if i % 5 == 0:
                    continue
                out += e.value
                if i % 7 == 0:
                    break
            finally:
                out += 100
        else:
            out += 10000
    return out


def while_jumps(n):
    i = out = 0
    while True:
        i += 1
        try:
            if i > n:
                break
            if i & 1:
                continue
            out += fail(i)
        except Failure:
            continue
    return i, out


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows
        self.seen = 0
        self.raised = 0

    def __enter__(self):
        self.seen += 1
        return self.seen

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.raised += 1
        return self.swallows and kind is Failure


def managed(n, manager):
    total = 0
    for i in range(n):
        try:
            with manager as number:
                if number % 5 == 4:
                    continue
                if number % 11 == 10:
                    return total
                total += fail(i)
        except Failure as e:
            total -= e.value
    return total


def handled_now(n):
    seen = []
    for i in range(n):
        try:
            fail(i * 3)
        except Failure:
            if i == n - 1:
                seen.append(sys.exc_info()[0].__name__)
                try:
                    pass
                except ValueError:
                    pass
                seen.append(sys.exc_info()[0])
                try:
                    int("")
                except ValueError:
                    seen.append(sys.exc_info()[0].__name__)
                seen.append(sys.exc_info()[0])
    return seen


def bare_raise_late(n):
    results = []
    for i in range(n):
        try:
            try:
                fail(0)
            except Failure:
                # What comes here only at last: the frame is made with what the handler took.
                if i >= n - 2:
                    results.append([][0:1] + [i * 1.5])
                    try:
                        raise
                    finally:
                        results.append("left")
                raise
        except Exception as e:
            results = results[-4:]
            last = e
    sys.print_exception(last, sys.stdout)
    return results


def stop(items):
    it = iter(items)
    count = 0
    while True:
        try:
            count += next(it)
        except StopIteration:
            return count


def generate(n):
    for i in range(n):
        try:
            yield fail(i)
        except Failure as e:
            yield -e.value
        finally:
            yield 0


def take_generated(n):
    total = 0
    for value in generate(n):
        total += value
    return total


def fails_in_generator(n):
    for i in range(n):
        yield fail(i + 1)


def until_it_fails(n):
    total = 0
    for i in range(n):
        try:
            for value in fails_in_generator(9):
                total += value
        except Failure as e:
            total += 1000
    return total


def in_handler_of_caller(n):
    total = 0
    for i in range(n):
        try:
            fail(3)
        except Failure as e:
            total += deeper(i)
    return total


def deeper(i):
    try:
        raise KeyError(i)
    except ValueError:
        return 0
    except KeyError as e:
        return e.args[0]


def nothing_to_raise():
    try:
        raise
    except RuntimeError as e:
        return e.args[0]


def no_active(n):
    for i in range(n):
        text = nothing_to_raise()
    return text


def traces(n):
    for i in range(n):
        try:
            take = None
            take = middle(i * 3)
        except Failure as e:
            caught = e
    sys.print_exception(caught, sys.stdout)
    return take


def same_exception(n):
    failure = Failure(5)
    for i in range(n):
        try:
            try:
                raise failure
            finally:
                i += 1
        except Failure as e:
            if i == 2:
                sys.print_exception(e, sys.stdout)
            failure = Failure(5)
    return i


def raised_by_operators(n):
    counts = [0, 0, 0, 0, 0]
    values = (3, "a", None, 0, [])
    for i in range(n):
        try:
            10 // values[i % 5]
        except ZeroDivisionError:
            counts[0] += 1
        except TypeError:
            counts[1] += 1
        else:
            counts[2] += 1
        try:
            values[i % 5].append(1)
        except AttributeError:
            counts[3] += 1
        try:
            values[i % 7]
        except IndexError:
            counts[4] += 1
    return counts


def own_class(n):
    class Own(Exception):
        pass

    taken = 0
    for i in range(n):
        try:
            raise Own if i & 1 else Own()
        except Own:
            taken += 1
    return taken


def raise_in_handler(n):
    count = 0
    for i in range(n):
        try:
            try:
                {}[i]
            except KeyError as e:
                [][len(e.args)]
        except LookupError as e:
            count += isinstance(e, IndexError)
    return count


def not_a_class(n):
    count = 0
    for i in range(n):
        try:
            try:
                fail(0)
            except 5 if i > n - 3 else ValueError:
                pass
        except TypeError:
            count += 1
        except Failure:
            count += 100
    return count


for n in (30, 3000, 3000):
    print(take_by_class(n))
    print(translate(n))
    print(look_up({"a": 1, "b": 2}, ["a", "x", "b"], n))
    print(look_up({"a": 1, "b": 2}, ["a", "xyz", "b", "c"], n))
    print(kinds_change(n * 10))
    print(name_is_gone(n))
    print(finally_all(n))
    print(jumps(n))
    print(while_jumps(n))
    for swallows in (False, True):
        manager = Manager(swallows)
        print([managed(8, manager) for i in range(n)][-3:], manager.seen, manager.raised)
    print(handled_now(n))
    print(bare_raise_late(n))
    print([stop([1] * (i % 5)) for i in range(n)][-5:])
    print(take_generated(n))
    print(until_it_fails(n))
    print(in_handler_of_caller(n))
    print(no_active(n))
    print(traces(n))
    print(same_exception(n))
    print(raised_by_operators(n))
    print(own_class(n))
    print(raise_in_handler(n))
    print(not_a_class(n))
