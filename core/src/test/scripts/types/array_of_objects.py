from array import array
x = [1]
a = array('O', [x, 'text', None])
a.append(2.5)
x.append(2)
print(a, len(a), a[1], a[1:3], [i for i in a])
a[0] = 'new'
print(a, a == array('O', ['text']))
