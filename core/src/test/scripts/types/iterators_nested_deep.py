# Iterators over iterators: deep enough is fine, too deep is an error and no crash.
for make in (enumerate, zip, lambda x: filter(None, x), lambda x: map(abs, x), lambda x: map(max, x, [(9,)])):
    x = [(1,)]
    if make([-1]).__class__ is map:
        x = [5]
    for i in range(300):
        x = make(x)
    try:
        print(len(list(x)))
    except TypeError:
        print('TypeError')
    for i in range(5000):
        x = make(x)
    for f in (next, list, lambda x: next(x, 1)):
        try:
            f(x)
            print('done')
        except RuntimeError as e:
            print('RuntimeError', e)
