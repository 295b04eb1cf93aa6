d = dict.fromkeys(['a', 'b'])
print(d['a'], d['b'], len(d), dict.fromkeys('xyx', 0) == {'x': 0, 'y': 0}, {}.fromkeys((1,), 2))
try:
    dict.fromkeys(1)
except TypeError as e:
    print('TypeError', e)
