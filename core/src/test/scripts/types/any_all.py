print(any([]), all([]), any([0, 1]), all([0, 1]), any([0, '']), all([1, 'a']))
def gen():
    yield 0
    yield 1
    print('never')
print(any(gen()))
for f in (any, all):
    try:
        f(1)
    except TypeError as e:
        print('TypeError', e)
