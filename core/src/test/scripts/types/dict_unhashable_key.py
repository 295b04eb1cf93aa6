for f in (lambda: {[]: 1}, lambda: {1: 2}[[]], lambda: [] in {1: 2}, lambda: {(1, []): 2}, lambda: {1: 1}.get({}), lambda: {1: 1}.setdefault([], 1)):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
