# Bit operations see endless two's complement; shifts reject negative counts.
values = [0, 5, -5, 255, -256, (1 << 64) - 1, -(1 << 64), 12345678901234567890]
for a in values:
    print(~a, [a & b for b in values], [a | b for b in values], [a ^ b for b in values])
print(1 << 0, 1 << 63, 1 << 64, -1 << 70, 0 << 1000)
print(-1 >> 100, 5 >> 1, -5 >> 1, (1 << 70) >> 69, -(1 << 70) >> 200, 1 >> (1 << 60))
for operation in (lambda: 1 << -1, lambda: 1 >> -1, lambda: (1 << 70) << -1, lambda: (1 << 70) >> -1):
    try:
        operation()
    except ValueError as e:
        print(e)
try:
    1 << (1 << 70)
except OverflowError as e:
    print(e)
