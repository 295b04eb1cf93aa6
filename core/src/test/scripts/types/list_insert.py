l = [1, 2, 3]
print(l.insert(0, 'a'), l)
l.insert(100, 'z')
l.insert(-1, 'y')
l.insert(-100, 'b')
l.insert(3, 2.5)
print(l)
l = []
l.insert(5, 1)
l.insert(-5, 0)
print(l)
