# load() and dump() with streams made of text, bytes and Python code.
import io
import json

f = io.StringIO()
json.dump({"a": [1, 2]}, f)
json.dump("x", f, separators=(",", ":"))
print(f.getvalue())
f = io.BytesIO()
json.dump([1, None], f)
print(f.getvalue())
print(json.load(io.StringIO('{"k": [true]}')))
print(json.load(io.BytesIO(b"[1, 2]")))


class Source(io.IOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, buf):
        n = min(len(buf), len(self.data))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


print(json.load(Source(b'[1, "two", 3.0]  ')))
for bad in (123, "text", None):
    try:
        json.load(bad)
    except OSError as e:
        print(e)
    try:
        json.dump([], bad)
    except OSError as e:
        print(e)
