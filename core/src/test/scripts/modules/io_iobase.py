# A class that derives from IOBase is a stream for print, json and others.
import io
import sys


class Sink(io.IOBase):
    def __init__(self, result=None):
        self.result = result

    def write(self, data):
        print("write", type(data), bytes(data))
        return len(data) if self.result is None else self.result

    def ioctl(self, request, arg):
        return -1


print("one", 2, sep="-", file=Sink())
for result in (-5, 99):
    try:
        print("x", file=Sink(result))
    except OSError as e:
        print(e)
try:
    print("x", file=object())
except OSError as e:
    print(e)


class Half(io.IOBase):
    # Takes at most two bytes at a time.
    def __init__(self):
        self.taken = b""

    def write(self, data):
        self.taken += bytes(data[:2])
        return min(2, len(data))


h = Half()
print("hello", file=h, end="")
print(h.taken)
