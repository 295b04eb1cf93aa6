print([1, 2] + [3], [1] * 3, 3 * [1], [1, 'a'] * 2, [1] * 0, [1] * -5, [] * 100, True * [1])
a = [1]
b = a
a *= 3
print(a, b, a is b)
for f in (lambda: [1] + (2,), lambda: [1] + 1, lambda: [1] * 1.5, lambda: [1] * [2], lambda: [1] - [1], lambda: 'a' * [1], lambda: -[1]):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e)
x = [[]] * 2
x[0].append(1)
print(x)
