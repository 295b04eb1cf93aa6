# Tuples as keys: equal ones are one key, whatever kinds of numbers they are made of.


class Same:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Same) and self.value == other.value


table = {}
for i in range(40):
    table[i, str(i)] = i
    table[i, (i, -i)] = -i
    table[Same(i % 7), 0] = i
print(len(table), table[3, "3"], table[3, (3, -3)])
print(table[3.0, "3"], table.get((3.5, "3")), (3, (3.0, -3)) in table, (True, "1") in table)
print(table[Same(4), 0], table.get((Same(9), 0)), (Same(0), 0.0) in table)

nan = float("nan")
key = (nan, 1)
table = {key: "nan"}
print(table.get(key), (0.0, 1) in {(-0.0, 1)}, {(1, 2), (1.0, 2), (1, 2.0), (True, 2)})

for i in range(3):
    members = {(a % 5, b % 3) for a in range(100) for b in range(10)}
    print(len(members), (4, 2) in members, (4, 3) in members, (4.0, 2.0) in members)
