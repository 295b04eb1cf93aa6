# Ours: a set keeps the order of insertion.
s = {3, 1, 2}
s.add(0)
s.add(1)
print(s, list(s), set('hello'))
s.remove(3)
s.add(3)
print(s, s.pop(), s)
print({1, 2} | {0, 3}, {4, 3, 2} & {2, 4}, {4, 3, 2} - {3}, {1, 2} ^ {2, 3})
