# Pins and signals written in Python, memory by address.
import machine
import uctypes


class Pin(machine.PinBase):
    def __init__(self):
        self.v = 0

    def value(self, v=None):
        if v is None:
            return self.v
        self.v = int(v)


p = Pin()
s = machine.Signal(p, invert=True)
s.on()
print(p.v, s.value(), s())
s(0)
print(p.v, s.value())
s.off()
s.value(1)
print(p.v, machine.Signal(s, invert=True).value(), machine.Signal(p).value())
for args in ((), (1, 2)):
    try:
        machine.Signal(*args)
    except TypeError as e:
        print(repr(e))
data = bytearray(8)
at = uctypes.addressof(data)
print(machine.mem8, machine.mem16, machine.mem32)
for bad in (1, 2, 3):
    try:
        machine.mem32[at + bad]
    except ValueError as e:
        print("not aligned")
print(machine.time_pulse_us(p, 1, 1000), machine.idle())
