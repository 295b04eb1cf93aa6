"""Nested structures copied with a memo of what was copied before."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.tags = ["a", "b"]

    @staticmethod
    def blank():
        return Point(None, None)


ATOMS = (int, float, str, bool, bytes, type(None))


def deepcopy(value, memo=None):
    if memo is None:
        memo = {}
    key = id(value)
    copied = memo.get(key)
    if copied is not None:
        return copied
    kind = type(value)
    if kind in ATOMS:
        return value
    if kind is list:
        copied = memo[key] = []
        for item in value:
            copied.append(deepcopy(item, memo))
    elif kind is dict:
        copied = memo[key] = {}
        for name, item in value.items():
            copied[deepcopy(name, memo)] = deepcopy(item, memo)
    elif kind is tuple:
        copied = memo[key] = tuple([deepcopy(item, memo) for item in value])
    elif kind is set:
        copied = memo[key] = set([deepcopy(item, memo) for item in value])
    else:
        copied = memo[key] = kind.blank()
        for name in ("x", "y", "tags"):
            if hasattr(value, name):
                setattr(copied, name, deepcopy(getattr(value, name), memo))
    return copied


def run(n):
    shared = [1, 2, 3]
    value = {
        "list": [1, 2, (3, 4.5, "six"), {7, 8}, shared],
        "nested": {"points": [Point(i, str(i)) for i in range(6)], "again": shared},
        "text": "abc",
        "none": None,
        5: [[], [[]], [[[1, 2, 3]]]],
    }
    total = 0
    for _ in range(n):
        copied = deepcopy(value)
        copied["list"][4].append(4)
        total += len(copied["nested"]["again"]) + copied["nested"]["points"][5].x
    return total, len(shared)
