# The four operations around the borders of 62, 63 and 64 bits.
borders = [0, 1, -1, 7, -7]
for bits in (30, 31, 61, 62, 63, 64, 96):
    for offset in (-1, 0, 1):
        borders.append((1 << bits) + offset)
        borders.append(-(1 << bits) + offset)
check = 0
for a in borders:
    for b in borders:
        check = (check * 31 + (a + b) + 3 * (a - b) + 5 * (a * b)) % (1 << 89)
print(check)
print((1 << 62) + (1 << 62), -(1 << 63) - 1, (1 << 32) * (1 << 31), -(1 << 63) * -1)
