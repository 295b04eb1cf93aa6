# str, hex, oct, bin and huge decimal numbers.
for n in (0, 5, -5, 255, -256, 1 << 62, -(1 << 63), 1 << 64, -(10**30)):
    print(n, hex(n), oct(n), bin(n))
text = str(7 ** 5000)
print(len(text), text[:20], text[-20:])
print(int(text) == 7 ** 5000)
