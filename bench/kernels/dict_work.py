"""Dictionaries: integer, string and tuple keys; counting, grouping, deleting, merging."""


def run(n):
    squares = {}
    for i in range(n):
        squares[i] = i * i
    total = 0
    for i in range(0, n, 3):
        total += squares[i] & 0xFFFF
        del squares[i]
    names = {}
    for i in range(n):
        key = "key" + str(i % 1000)
        names[key] = names.get(key, 0) + i
    groups = {}
    for i in range(n):
        groups.setdefault((i % 10, i % 7), []).append(i)
    for key, members in groups.items():
        total += key[0] * key[1] + len(members)
    for name in names:
        if name in names and "no" + name not in names:
            total += names[name] & 0xFF
    other = dict(names)
    other.update(names)
    return total, len(squares), len(other), sum(squares.keys()), max(squares.values())
