class K:
    def __hash__(self):
        raise ValueError('no hash')
for f in (lambda: {K(): 1}, lambda: {1: 1}[K()], lambda: K() in {1: 1}, lambda: {K()}):
    try:
        f()
    except ValueError as e:
        print('ValueError', e)
