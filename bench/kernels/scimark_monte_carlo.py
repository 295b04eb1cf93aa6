"""Pi by darts: a random generator with state in an object, floats and integers."""


class Random:
    """A lagged Fibonacci generator of 17 integers of 31 bits."""

    def __init__(self, seed):
        self.values = []
        for _ in range(17):
            seed = (seed * 9069 + 12345) & 0x7FFFFFFF
            self.values.append(seed)
        self.i = 4
        self.j = 16

    def following(self):
        i = self.i
        j = self.j
        values = self.values
        k = values[i] - values[j]
        if k < 0:
            k += 0x7FFFFFFF
        values[j] = k
        self.i = i - 1 if i else 16
        self.j = j - 1 if j else 16
        return k / 2147483647.0


def run(n):
    random = Random(113)
    inside = 0
    for _ in range(n):
        x = random.following()
        y = random.following()
        if x * x + y * y <= 1.0:
            inside += 1
    return inside
