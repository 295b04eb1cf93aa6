l = [1, 'a', None, 2.5, (1, 2)]
print(1 in l, 1.0 in l, 'a' in l, 'b' in l, None in l, 2.5 in l, (1, 2) in l, [1, 2] in l, True in l)
print(2 in [1, 2, 3], 4 not in [1, 2, 3], 'a' in [1, 2], 2.0 in [1, 2], 1 in [1.0], 1 in [])
