t = (1, 2, 3, 4)
print(t[0], t[-1], t[1:3], t[:2], t[5:], t[-2:], t[3:1], t[::1])
for i in (4, -5):
    try:
        t[i]
    except IndexError as e:
        print('IndexError', e)
try:
    t['a']
except TypeError as e:
    print('TypeError', e)
for s in (slice, 2, -1):
    if s is not slice:
        try:
            t[::s]
        except NotImplementedError as e:
            print('NotImplementedError', e)
try:
    t[0] = 1
except TypeError as e:
    print('TypeError', e)
try:
    del t[0]
except TypeError as e:
    print('TypeError', e)
