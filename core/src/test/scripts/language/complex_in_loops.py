# Complex numbers in hot loops: all operators, mixed with other numbers, kept and passed on.


def orbit(c, limit):
    z = 0j
    for i in range(limit):
        if abs(z) > 2:
            return i, z
        z = z * z + c
    return limit, z


def mixed(n):
    z = 1 + 1j
    seen = []
    for i in range(1, n):
        z = (z + i) * 2 - 1.5
        z -= 3 - z / i
        z = -(2 * z) / 16.0
        z = 1 - +z
        seen.append(z)
        if z == 1j or not z or z != z:
            seen.append("odd")
    return seen[-3:], len(seen)


def parts(values):
    total = 0.0
    for v in values:
        total += v.real * v.real + v.imag * v.imag
    return total


def swap(values, rounds):
    for _ in range(rounds):
        for k in range(0, len(values), 2):
            a = values[k]
            b = values[k + 1]
            values[k] = a + b
            values[k + 1] = a - b
            if a is b:
                print("same")
        for k in range(len(values)):
            values[k] /= 2
    return values


def divided(values):
    out = []
    for v in values:
        try:
            out.append(1 / (v - 3))
        except ZeroDivisionError as e:
            out.append(str(e))
        try:
            out.append(v / 0)
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


def compared(values):
    count = 0
    for v in values:
        try:
            if v < 1j:
                count += 1
        except TypeError:
            count += 100
        if v == 2 or 3.0 == v:
            count += 1
    return count


for c in (0.2 + 0.3j, -1 + 0.5j, 1, 0.3):
    print(orbit(c, 400))
print(mixed(500))
values = [complex(i % 7, -i % 5) for i in range(400)]
print(parts(values))
print(swap(values, 20)[:4])
print(divided([complex(i) for i in range(5)] * 60)[:10])
print(compared([complex(i % 4, 0) for i in range(300)]))
print([complex(i, 0.5) for i in range(300)][-1], complex(True, 2), bool(complex(0, -0.0)))
