l = list(range(10))
print(l[2:5], l[:3], l[7:], l[:], l[-3:], l[:-7], l[5:2], l[100:], l[-100:2])
print(l[::2], l[1::3], l[::-1], l[8:2:-2], l[-1:-4:-1], l[2:8:-1], l[::100], l[::-100])
s = list('abcdef')
print(s[1:3], s[::-2], s[4:0:-1])
f = [0.5, 1.5, 2.5]
print(f[1:], f[::-1], f[::2])
print([][:], [][::2], [][::-1])
x = l[:]
x[0] = 'changed'
print(l[0])
big = 1 << 62
print(l[-big:big], l[::big], l[::-big], l[3:big:big])
for bad in ((0,), ('a',), (1.0,)):
    try:
        l[::bad[0]]
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    l['a':]
except TypeError as e:
    print('TypeError', e)
