l = list(range(6))
l[1:3] = ['a', 'b', 'c']
print(l)
l[0:4] = ()
print(l)
l[1:1] = [7, 8, 9]
print(l)
l[:] = [1]
print(l)
l[5:] = (2, 3)
print(l)
l[-1:] = []
print(l)
l[1:0] = ['x']
print(l)
l = [1, 2, 3]
l[1:2] = l
print(l)
l[:] = l
print(l)
l = [1.5, 2.5, 3.5]
l[0:1] = [0.5, 0.25]
print(l)
l[2:] = [1]
print(l)
l = []
l[:] = [1, 2]
print(l)
