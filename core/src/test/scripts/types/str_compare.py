# The order is that of the code points.
words = ['b', 'a', '', 'ab', 'aa', 'B', 'é', 'z', '日', '😀', '\uffff', '\ue000', 'a\x00']
print(sorted(words))
for a in ('a', '😀', '\uffff'):
    for b in ('a', 'b', '😀', '😁', '\uffff', '\ufffe'):
        print(a < b, a <= b, a > b, a >= b, a == b, a != b, end=';')
    print()
for f in (lambda: 'a' < 1, lambda: 'a' > None, lambda: 'a' <= b'a', lambda: 1 >= 'a'):
    try:
        print(f())
    except TypeError as e:
        print(e)
print('a' == 1, 'a' != 1, 'a' == None)
