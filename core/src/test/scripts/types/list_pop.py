l = [1, 2, 3, 4]
print(l.pop(), l.pop(0), l.pop(-1), l)
print(l.pop(), l)
try:
    l.pop()
except IndexError as e:
    print('IndexError', e)
l = ['a', 'b']
for i in (2, -3, 100):
    try:
        l.pop(i)
    except IndexError as e:
        print('IndexError', e)
try:
    l.pop('a')
except TypeError as e:
    print('TypeError', e)
print(l.pop(True), l)
