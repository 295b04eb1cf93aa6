print(list(), list(()), list([1, 2]), list('abc'), list(range(3)), list({5}))
x = [1, 2]
print(list(x) is x, list(x) == x)
for args in ((1,), (None,), (1, 2)):
    try:
        list(*args)
    except TypeError as e:
        print('TypeError', e)
try:
    list(a=1)
except TypeError as e:
    print('TypeError', e)
