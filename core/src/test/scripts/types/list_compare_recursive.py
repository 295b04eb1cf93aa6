# The reference crashes here.
a = []
b = []
a.append(b)
b.append(a)
try:
    print(a == b)
except RuntimeError as e:
    print('RuntimeError', e)
try:
    print(a < b)
except RuntimeError as e:
    print('RuntimeError', e)
t = ([],)
t[0].append(t)
u = ([],)
u[0].append(u)
try:
    print(t == u)
except RuntimeError as e:
    print('RuntimeError', e)
print(a == a, len(a))
