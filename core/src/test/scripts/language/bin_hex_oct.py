# What bin(), hex() and oct() give, and what they say of what is no int.


class Indexed:
    def __index__(self):
        return 5


values = (True, -7, 0, 1 << 65, -(1 << 65), (5,), (1, 2), (), {}, {"a": 1}, Indexed(), None, 1.5)
for f in bin, hex, oct:
    for value in values + ("a", b"a", 1j, Indexed, [1]):
        try:
            print(f(value))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
