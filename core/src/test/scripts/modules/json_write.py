# What dumps() writes for each kind of value, and where it falls back to repr().
import json
from collections import OrderedDict, namedtuple

print(json.dumps(None), json.dumps(True), json.dumps(False))
print(json.dumps(0), json.dumps(-1), json.dumps(1 << 70), json.dumps(1.5), json.dumps(1e100))
print(json.dumps("plain"), json.dumps('q"q\\\n\r\t\x00\x1f\x7f'), json.dumps("\xe9\u20ac"))
print(json.dumps([]), json.dumps([1, [2, (3, 4)], {}]), json.dumps(()))
print(json.dumps({"a": 1, "b": [None]}), json.dumps({1: 2}), json.dumps({1.5: "x"}), json.dumps({None: True}), json.dumps({(1, 2): 3}))
print(json.dumps(OrderedDict([("z", 1), ("a", 2)])))
print(json.dumps(b"bytes"), json.dumps(bytearray(b"ab")))
print(json.dumps({1}), json.dumps(range(3)), json.dumps(Ellipsis))
print(json.dumps(namedtuple("P", "x y")(1, 2)))
print(json.dumps(float("inf")), json.dumps(float("nan")))
print(json.dumps([1, {"a": 2}], separators=(",", ":")))
print(json.dumps([1, {"a": 2}], separators=None))


class L(list):
    pass


class R:
    def __repr__(self):
        return "<R>"


print(json.dumps([R(), L([1, "x"])]))
for separators in ((1, 2), (",",), ",:", 3):
    try:
        print(json.dumps([1], separators=separators))
    except Exception as e:
        print(repr(e))
