"""A telephone bill: decimal money in scaled integers, rounded half to even, and its text."""


class Money:
    """An amount in hundredths of a thousandth, as decimal arithmetic would keep it."""

    __slots__ = ("units",)
    SCALE = 100000

    def __init__(self, units):
        self.units = units

    def __add__(self, other):
        return Money(self.units + other.units)

    def times(self, rate, rate_scale):
        return Money(divided(self.units * rate, rate_scale))

    def rounded(self):
        return Money(divided(self.units, 1000) * 1000)

    def __str__(self):
        cents = divided(self.units, 1000)
        return "%d.%02d" % (cents // 100, cents % 100)


def divided(a, b):
    """a / b rounded half to even."""
    quotient, rest = divmod(a, b)
    twice = 2 * rest
    if twice > b or (twice == b and quotient & 1):
        quotient += 1
    return quotient


def run(n):
    seed = 99
    total = Money(0)
    basic = Money(0)
    distance = Money(0)
    lines = []
    check = 0
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        seconds = (seed >> 8) % 3600
        far = seed & 0x10000
        call = Money(seconds * 100)
        price = call.times(894 if far else 130, 10000).rounded()
        tax = price.times(675, 10000)
        tax = Money(tax.units // 1000 * 1000)
        basic = basic + tax
        if far:
            extra = price.times(341, 10000)
            extra = Money(extra.units // 1000 * 1000)
            distance = distance + extra
            price = price + extra
        price = price + tax
        total = total + price
        lines.append(str(price))
        if len(lines) == 100:
            check = (check * 31 + len("\n".join(lines))) % 1000003
            lines = []
    return str(total), str(basic), str(distance), check
