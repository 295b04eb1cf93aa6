print({} == {}, {1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {1: 2, 3: 4}, {1: 2} == {2: 2}, {1: 2} == {1.0: 2.0})
print({1: {2: [3]}} == {1: {2: [3]}}, {1: 2} == [1], {1: 2} != {1: 2})
a = {i: str(i) for i in range(50)}
b = {i: str(i) for i in range(49, -1, -1)}
print(a == b, a != b)
try:
    {} < {}
except TypeError as e:
    print('TypeError', e)
