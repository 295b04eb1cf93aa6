print('a' + 'b' + '', 'ab' * 3, 3 * 'ab', 'a' * 0, 'a' * -1, 'é' * 2, 'x' * True)
s = ''
for i in range(5):
    s += str(i)
print(s)
s = 'ab'
s *= 2
print(s)
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' + b'b', lambda: 'a' * 'a', lambda: 'a' * 1.0, lambda: 'a' - 'a', lambda: 'a' + None, lambda: 'a' + True, lambda: True + 'a', lambda: -'a'):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    'ab' * (1 << 62)
except MemoryError:
    print('MemoryError')
try:
    'ab' * (1 << 80)
except OverflowError as e:
    print(e)
