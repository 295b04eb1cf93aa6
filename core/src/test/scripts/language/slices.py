a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::3], a[::-1], a[8:2:-2], a[20:], a[:])
a[2:5] = ["x"]
print(a)
print("abcdef"[1:-1], (1, 2, 3)[1:], b"abc"[1:], "abc"[5:])
