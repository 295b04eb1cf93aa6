print(list(enumerate('ab')), list(enumerate([], 5)), list(enumerate('ab', 5)), list(enumerate(iterable='x', start=-1)))
e = enumerate([10])
print(e, next(e), next(e, 'end'), iter(e) is e)
for f in (lambda: enumerate(), lambda: enumerate(1), lambda: enumerate([], 'a'), lambda: enumerate([], foo=1), lambda: enumerate([], 1, 2)):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
