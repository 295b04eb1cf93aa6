l = [1]
l.append(l)
try:
    str(l)
except RuntimeError as e:
    print('RuntimeError', e)
d = {}
d['self'] = d
try:
    str(d)
except RuntimeError as e:
    print('RuntimeError', e)
print(len(l), len(d))
