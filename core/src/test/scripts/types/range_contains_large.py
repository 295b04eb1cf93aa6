# The reference walks through the range; here the answer is computed.
print((1 << 61) + 1 in range(1 << 62), 1 << 70 in range(10), (1 << 61) + 1 in range(0, 1 << 62, 2))
print(1e300 in range(1 << 62), float('nan') in range(1 << 62), float('inf') in range(5), 1e15 in range(1 << 62))
