print(bool([]), bool([0]), len([]), len([1, 2]))
try:
    hash([])
except TypeError as e:
    print('TypeError', e)
