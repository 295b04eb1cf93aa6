class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls):
        return getattr(obj, self.name, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError("%s wants %s" % (self.name, self.kind.__name__))
        setattr(obj, self.name, value)
class Point:
    x = Typed(int)
    y = Typed(int)
p = Point()
p.x = 3
print(p.x, p.y)
try:
    p.y = "no"
except TypeError as e:
    print(e)
