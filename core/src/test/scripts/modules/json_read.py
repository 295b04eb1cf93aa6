# What loads() accepts: JSON and somewhat more.
import json

for text in (
    "null", "true", "false", "0", "-12", "1.5e3", "12345678901234567890123", '""', '"a\\u0041b"',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t"', "[]", "{}", "[1,2,3]", '{"a":{"b":[{}]}}', " \t\n[ 1 , 2 ]\r\n ",
    '{"a" 1, "b": 2}', "[1 2 3]", "[1,,2]", '{"a":1]', "[[1}}", b"[1]", bytearray(b"2"),
    '{1: 2}', '{null: 3}', '"\u20ac"', "[-0.0, 1e-3]",
):
    try:
        print(text, json.loads(text))
    except Exception as e:
        print(text, repr(e))
for text in (
    "", " ", "nul", "tru", "falsy", "[", "]", "{", "}", "[1", '"a', '{"a":', "1 2", "[1] x", "abc",
    "-", "1-2", '"\\', "[}{]", '{[1]: 2}', "+1", ".5",
):
    try:
        print(text, json.loads(text))
    except Exception as e:
        print(text, repr(e))
try:
    json.loads(1)
except TypeError as e:
    print(e)
