# Polling streams written in Python.
import io
import select


class S(io.IOBase):
    def __init__(self, name):
        self.name = name
        self.ready = 0

    def ioctl(self, request, arg):
        if request == 3:
            return self.ready & arg if self.ready >= 0 else self.ready
        return -1


a = S("a")
b = S("b")
p = select.poll()
p.register(a)
p.register(b, select.POLLIN)
show = lambda events: [(s.name, e) for s, e in events]
print(show(p.poll(0)))
a.ready = select.POLLOUT
b.ready = select.POLLOUT
print(show(p.poll(0)))
b.ready = select.POLLIN
print(show(p.poll(0)), show(p.ipoll(0)), show(p.poll()))
p.modify(a, select.POLLIN)
print(show(p.poll(1)))
p.unregister(b)
print(show(p.poll(1)))
try:
    p.modify(b, 1)
except OSError as e:
    print(e)
p.unregister(b)
a.ready = -7
try:
    p.poll(0)
except OSError as e:
    print(e)
for bad in (1.5, "x", -1):
    try:
        p.register(bad)
    except (OSError, ValueError) as e:
        print(repr(e))
p = select.poll()
p.register(b)
print([e for s, e in p.ipoll(0, 1)], p.poll(0))
