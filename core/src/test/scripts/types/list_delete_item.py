l = list(range(6))
del l[0]
del l[-1]
del l[1]
print(l)
for i in (3, -4):
    try:
        del l[i]
    except IndexError as e:
        print('IndexError', e)
try:
    del [][0]
except IndexError as e:
    print('IndexError', e)
try:
    del l['a']
except TypeError as e:
    print('TypeError', e)
