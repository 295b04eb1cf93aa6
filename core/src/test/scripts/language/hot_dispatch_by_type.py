# Tables keyed by types, as visitors and serialisers have them, in hot code; and what else their
# keys are compared with.
class A:
    pass


class B(A):
    def __eq__(self, other):
        asked.append(1)
        return other is A

    def __hash__(self):
        return hash(A)


asked = []
table = {int: "int", str: "str", list: "list", A: "A", 3: "three", "k": "kay", (1, 2): "pair"}
values = [1, "s", [], A(), 2.5, B(), None, {}, (1, 2)]


def name(value):
    kind = type(value)
    if kind in table:
        return table[kind]
    return table.get(kind, "none")


def missing(value):
    try:
        return table[type(value)]
    except KeyError as e:
        return e.args[0].__name__


for i in range(60):
    names = [name(value) for value in values]
    keys = [missing(value) for value in values]
    kinds = set()
    for value in values:
        kinds.add(type(value))
    counts = {}
    for value in values + values:
        kind = type(value)
        counts[kind] = counts.get(kind, 0) + 1
print(names)
print(keys)
print(len(kinds), sorted(counts.values()), table[3], table["k"], table[1, 2])
equal = B()
mixed = {equal: "equal"}
for i in range(50):
    found = [type(value) in mixed for value in values]
print(found, len(asked) > 0)
pairs = [(2, "b", 1.5), (1, "z"), (2, "a", 0), (2, "b"), (1, "z", 0.5), (2, "b", 1), (1, "\u20ac")]
pairs.sort()
print(pairs)
pairs.sort(reverse=True)
print(pairs[0], pairs[-1])
print("  a\tb\x0bc \n".split(), " x ".split(None, 1), "".split())
