"""A serialiser in Python: objects to bytes by a table of methods, and back by a stack machine."""

import struct


class Pickler:
    def __init__(self):
        self.out = bytearray()
        self.memo = {}

    def save(self, value):
        kind = type(value)
        if value is None:
            self.out += b"N"
        elif kind is bool:
            self.out += b"t" if value else b"f"
        else:
            self.dispatch[kind](self, value)

    def save_int(self, value):
        if 0 <= value < 256:
            self.out += b"K"
            self.out.append(value)
        else:
            self.out += b"J" + struct.pack("<q", value)

    def save_float(self, value):
        self.out += b"G" + struct.pack(">d", value)

    def save_str(self, value):
        place = self.memo.get(value)
        if place is not None:
            self.out += b"g" + struct.pack("<H", place)
            return
        self.memo[value] = len(self.memo)
        data = value.encode()
        self.out += b"X" + struct.pack("<I", len(data))
        self.out += data

    def save_list(self, value):
        self.out += b"("
        for item in value:
            self.save(item)
        self.out += b"l"

    def save_tuple(self, value):
        self.out += b"("
        for item in value:
            self.save(item)
        self.out += b"T"

    def save_dict(self, value):
        self.out += b"("
        for key in sorted(value):
            self.save(key)
            self.save(value[key])
        self.out += b"d"

    dispatch = {
        int: save_int,
        float: save_float,
        str: save_str,
        list: save_list,
        tuple: save_tuple,
        dict: save_dict,
    }


MARK = object()


class Unpickler:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.stack = []
        self.memo = []

    def load(self):
        data = self.data
        end = len(data)
        dispatch = self.dispatch
        while self.at < end:
            code = data[self.at]
            self.at += 1
            dispatch[code](self)
        return self.stack.pop()

    def since_mark(self):
        stack = self.stack
        k = len(stack) - 1
        while stack[k] is not MARK:
            k -= 1
        items = stack[k + 1 :]
        del stack[k:]
        return items

    def load_none(self):
        self.stack.append(None)

    def load_true(self):
        self.stack.append(True)

    def load_false(self):
        self.stack.append(False)

    def load_byte(self):
        self.stack.append(self.data[self.at])
        self.at += 1

    def load_int(self):
        self.stack.append(struct.unpack_from("<q", self.data, self.at)[0])
        self.at += 8

    def load_float(self):
        self.stack.append(struct.unpack_from(">d", self.data, self.at)[0])
        self.at += 8

    def load_str(self):
        size = struct.unpack_from("<I", self.data, self.at)[0]
        self.at += 4
        text = str(self.data[self.at : self.at + size], "utf-8")
        self.at += size
        self.memo.append(text)
        self.stack.append(text)

    def load_get(self):
        self.stack.append(self.memo[struct.unpack_from("<H", self.data, self.at)[0]])
        self.at += 2

    def load_mark(self):
        self.stack.append(MARK)

    def load_list(self):
        self.stack.append(self.since_mark())

    def load_tuple(self):
        self.stack.append(tuple(self.since_mark()))

    def load_dict(self):
        items = self.since_mark()
        value = {}
        for i in range(0, len(items), 2):
            value[items[i]] = items[i + 1]
        self.stack.append(value)

    dispatch = {
        ord("N"): load_none,
        ord("t"): load_true,
        ord("f"): load_false,
        ord("K"): load_byte,
        ord("J"): load_int,
        ord("G"): load_float,
        ord("X"): load_str,
        ord("g"): load_get,
        ord("("): load_mark,
        ord("l"): load_list,
        ord("T"): load_tuple,
        ord("d"): load_dict,
    }


def run(n):
    value = {
        "ads": [{"id": i, "text": "advert %d" % (i % 7), "price": i / 8, "on": i % 2 == 0}
                for i in range(20)],
        "user": {"name": "someone", "age": 44, "tags": ("a", "b", "c", None)},
        "matrix": [[i * j for j in range(12)] for i in range(12)],
        "big": [1 << 20, -5, 1 << 40],
    }  # fmt: skip
    check = 0
    for _ in range(n):
        pickler = Pickler()
        pickler.save(value)
        data = bytes(pickler.out)
        back = Unpickler(data).load()
        check = (check * 31 + len(data) + back["matrix"][11][11]) % 1000003
    return check, back == value
