"""Nested dictionaries and lists from JSON text."""

import json

NESTED = json.dumps({
    "key%d" % i: {
        "title": "some text, with a comma and \"quotes\" number %d" % i,
        "numbers": list(range(i * 1000, i * 1000 + 20)),
        "flags": [True, False, None],
        "inner": {"a": i, "b": [i, [i, [i / 4]]], "c": "x" * i},
    }
    for i in range(20)
})  # fmt: skip
SIMPLE = '{"name": "value", "number": 12, "list": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}'


def run(n):
    total = 0
    for _ in range(n):
        for _ in range(10):
            total += len(json.loads(SIMPLE)["list"]) + len(json.loads("{}"))
        nested = json.loads(NESTED)
        total += nested["key7"]["inner"]["a"] + nested["key19"]["numbers"][19] + len(nested)
    return total
