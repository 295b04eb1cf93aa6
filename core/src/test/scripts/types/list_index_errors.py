l = [1, 2, 3]
print(l[0], l[-1], l[True], l[-3])
for i in (3, -4, 1 << 40):
    try:
        l[i]
    except IndexError as e:
        print('IndexError', e)
    try:
        l[i] = 0
    except IndexError as e:
        print('IndexError', e)
for i in ('a', 1.0, None, []):
    try:
        l[i]
    except TypeError as e:
        print('TypeError', e)
    try:
        l[i] = 0
    except TypeError as e:
        print('TypeError', e)
