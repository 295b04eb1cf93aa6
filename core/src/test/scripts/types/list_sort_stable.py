pairs = [(x * 7919 % 5, x) for x in range(60)]
pairs.sort(key=lambda p: p[0])
print(pairs == sorted(pairs))
pairs = [(x * 7919 % 5, x) for x in range(60)]
pairs.sort(key=lambda p: p[0], reverse=True)
print(pairs[:13], pairs[-3:])
print(sorted([True, 1, 1.0, 0, False, 0.0]))
print(sorted([True, 1, 1.0, 0, False, 0.0], reverse=True))
