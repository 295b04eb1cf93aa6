# While the heap is locked what needs memory raises MemoryError, and what needs none works.
from micropython import heap_lock, heap_locked, heap_unlock


class Point:
    pass


def generator():
    yield 1


point = Point()
one = 1
text = "ab"
numbers = [1, 2, 3, 4]
mixed = [1, 2]
table = {1: 2}
members = {1, 2}
pair = (1, 2)
octets = bytearray(b"1234")
failure = result = None


def attempt(name, action):
    global result
    result = "done"
    heap_lock()
    try:
        action()
    except MemoryError:
        result = "MemoryError"
    heap_unlock()
    print(name, result)


attempt("tuple", lambda: (one,))
attempt("list", lambda: [])
attempt("dict", lambda: {})
attempt("set", lambda: {one})
attempt("lambda", lambda: lambda: one)
attempt("generator", generator)
attempt("instance", Point)
attempt("slice of list", lambda: numbers[1:])
attempt("slice of tuple", lambda: pair[1:])
attempt("slice of bytearray", lambda: octets[1:])
attempt("list + list", lambda: numbers + numbers)
attempt("tuple * 2", lambda: pair * 2)
attempt("str + str", lambda: text + text)
attempt("str + nothing", lambda: text + "")
attempt("format", lambda: "{}".format(one))
attempt("%", lambda: "%d" % one)
attempt("extend", lambda: numbers.extend(numbers))
attempt("append, general", lambda: mixed.append(text))
attempt("list.copy", lambda: numbers.copy())
attempt("set.copy", lambda: members.copy())
attempt("items", lambda: table.items())
attempt("bytearray()", lambda: bytearray(4))
attempt("bytearray +=", lambda: octets.extend(b"12345678901234567890"))
attempt("range()", lambda: range(5))
attempt("int()", lambda: int(text, 16))
attempt("type()", lambda: type(one))
attempt("sum", lambda: sum(numbers))
attempt("exec", lambda: exec("1"))
heap_lock()
heap_lock()
failure = ValueError(1, 2)
print(heap_locked())
print(heap_unlock())
print(heap_unlock())
print(heap_unlock())
print(repr(failure), numbers, mixed, octets)
