class D(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.count = 0
    def __getitem__(self, key):
        self.count += 1
        return super().__getitem__(key)
d = D({'a': 1}, b=2)
print(d['a'], d['b'], d.count, len(d), 'a' in d, sorted(d), d.get('a'))
d['c'] = 3
del d['a']
print(sorted(d.items()), isinstance(d, dict), d == {'b': 2, 'c': 3}, {'b': 2, 'c': 3} == d)
class E(dict):
    pass
e = E(x=1)
e.update(y=2)
print(sorted(e.items()), bool(E()), e.pop('x'))
