l = [1, [2, 3]]
l[0] += 10
l[1][0] *= 5
class C: v = 1
C.v <<= 4
x = 7
x //= 2
x **= 3
x ^= 5
x |= 64
x -= 1
x %= 50
s = "a"
s += "b"
s *= 2
print(l, C.v, x, s)
