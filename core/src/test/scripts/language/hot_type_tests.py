# Code that asks for types of many kinds of values, while it is hot.
class Point:
    def __eq__(self, other):
        count.append(1)
        return True


class Words(list):
    pass


count = []
ATOMS = (int, str, float, type(None), bool)
values = [1, "a", 2.5, None, True, [1], {"k": 2}, (3,), {4}, Point(), Words([5]), range(3), 1 << 70]


def kind(value):
    t = type(value)
    if t in ATOMS:
        return "atom"
    if t is list:
        n = 0
        for item in value:
            n += item
        return "list %d" % n
    if t is dict:
        return "dict %s" % [k + str(v) for k, v in value.items()]
    if t is tuple:
        return "tuple %d" % value[0]
    if t is set:
        return "set %d" % len(value)
    if isinstance(value, (list, dict)):
        return "more " + t.__name__
    return "other " + t.__name__


def member(x):
    return x in (1, "a", None, 2.5)


for _ in range(60):
    texts = [kind(value) for value in values]
    found = [member(value) for value in values]
print(texts)
print(found)
print(len(count))
print(isinstance(3, object), isinstance(Point, type), isinstance(Words(), list))
ids = {}
for value in values:
    ids[id(value)] = value
print(len(ids), all(ids[id(value)] is value for value in values))
