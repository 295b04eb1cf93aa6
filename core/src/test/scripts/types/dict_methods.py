d = {1: 'a'}
print(d.get(1), d.get(2), d.get(2, 'x'), d.pop(1), d.pop(1, 'gone'), d)
print(d.setdefault('k'), d.setdefault('k', 5), d.setdefault('l', []), d['k'])
d['l'].append(1)
print(d['l'], d.setdefault('l', 0))
c = d.copy()
c['new'] = 1
print('new' in d, c['l'] is d['l'])
print(d.clear(), d)
try:
    d.pop(1)
except KeyError as e:
    print('KeyError', e)
try:
    d.popitem()
except KeyError as e:
    print('KeyError', e)
try:
    d['k']
except KeyError as e:
    print('KeyError', e.args)
try:
    del d['k']
except KeyError as e:
    print('KeyError', e.args)
