# The reference may crash here.
class E:
    def __eq__(self, other):
        l.clear()
        return False
l = [E(), E(), E()]
print(E() in l, len(l))
l = [E(), E(), E()]
print(l.count(1), len(l))
l = [E(), E()]
try:
    l.index(1)
except ValueError as e:
    print('ValueError', e, len(l))
class T:
    def __eq__(self, other):
        l.clear()
        return True
l = [T(), T()]
print(l.remove(1), l)
l = [E(), E()]
print(l == [1, 2])
l = [E(), E()]
print((1, 2) == tuple(l))
