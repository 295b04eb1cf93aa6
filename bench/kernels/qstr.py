"""Names looked up by string: attributes, dictionary keys and interned strings made at run time."""


class Holder:
    pass


def run(n):
    names = ["name%d" % i for i in range(50)]
    total = 0
    for i in range(n):
        holder = Holder()
        for name in names:
            setattr(holder, name, i)
        for name in names:
            total += getattr(holder, name)
        if hasattr(holder, "name%d" % (i % 100)):
            total += 1
        total += len("".join(["na", "me", str(i % 50)]))
    return total
