l = [3, 1, 2]
print(l.sort(), l)
l.sort(reverse=True)
print(l)
l = ['pear', 'fig', 'apple', 'kiwi']
l.sort()
print(l)
l.sort(key=len)
print(l)
l.sort(key=lambda s: s[-1], reverse=True)
print(l)
l = [2.5, -1.0, 3, 0, True]
l.sort()
print(l)
l = [(2, 'b'), (1, 'z'), (2, 'a')]
l.sort()
print(l)
l = [[3], [1, 2], [1]]
l.sort()
print(l)
l = []
l.sort()
print(l)
l = [5]
l.sort(key=None, reverse=1)
print(l)
