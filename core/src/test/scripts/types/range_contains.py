r = range(0, 100, 7)
print(14 in r, 15 in r, 98 in r, 105 in r, -7 in r, 14.0 in r, 14.5 in r, 'a' in r, None in r, True in range(2))
r = range(10, -10, -3)
print(10 in r, 7 in r, -8 in r, -10 in r, 8 in r, 0 in range(0), 3 in range(5, 1, -1), 1 in range(5, 1, -1))
class E:
    def __eq__(self, other):
        return other == 7
print(E() in r, E() in range(3))
