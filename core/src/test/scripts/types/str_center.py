for w in (0, 3, 4, 5, 6, 10):
    print('[' + 'abc'.center(w) + ']', '[' + 'é日'.center(w) + ']', '[' + ''.center(w) + ']')
try:
    'a'.center('b')
except TypeError as e:
    print(e)
