print(list(zip()), list(zip([1, 2])), list(zip('ab', [1, 2, 3], (4, 5))), list(zip([], [1])))
z = zip('ab', 'cd')
print(z, next(z), next(z), next(z, 'end'))
a = iter([1, 2, 3])
print(list(zip(a, a)), next(a, 'none'))
for f in (lambda: zip(1), lambda: zip([], 2), lambda: zip([], strict=True)):
    try:
        f()
    except TypeError as e:
        print('TypeError', e)
