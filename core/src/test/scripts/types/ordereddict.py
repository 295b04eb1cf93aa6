from collections import OrderedDict
d = OrderedDict([('b', 1), ('a', 2)])
d['c'] = 3
d['b'] = 'B'
print(d, list(d), list(d.values()), len(d))
print(d.popitem(), d)
print(d == OrderedDict([('b', 'B'), ('a', 2)]), d == OrderedDict([('a', 2), ('b', 'B')]), d == {'a': 2, 'b': 'B'})
print(d.copy(), d | {1: 2}, isinstance(d, dict), type(OrderedDict.fromkeys('ab')))
del d['b']
d['b'] = 0
print(d)
d.clear()
print(d)
d[[1]] = 'unhashable'
print(d[[1]], [1] in d, [2] in d)
print(hasattr(d, 'move_to_end'))
