"""JSON text of nested dictionaries and lists."""

import json

SIMPLE = {"name": "value", "number": 12, "list": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
NESTED = {
    "key%d" % i: {
        "title": "some text, with a comma and \"quotes\" number %d" % i,
        "numbers": list(range(i, i + 20)),
        "flags": [True, False, None],
        "inner": {"a": i, "b": [i, [i, [i]]], "c": "x" * i},
    }
    for i in range(20)
}


def run(n):
    total = 0
    for _ in range(n):
        for _ in range(10):
            total += len(json.dumps(SIMPLE)) + len(json.dumps({}))
        total += len(json.dumps(NESTED))
    return total
