# Class bodies, super() in its forms, names that stay in the class.
class Empty: pass
class Based(Empty, metaclass=type): """doc"""
class Point(Empty, object):
    dimensions = 2
    names = [n for n in ("x", "y")]
    _total: int = 0
    def __init__(self, x, y=dimensions):
        super().__init__()
        self.x, self.y = x, y
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    @staticmethod
    def origin(): return Point(0, 0)
    @classmethod
    def make(cls, *args, **kw):
        return super(Point, cls).make(*args, **kw)
    def __private(self): return self.__class__, __class__
    def nested(self):
        class Inner:
            outer = self
            def f(self): return super().f(1, *self.a, k=2)
        return Inner
    del names
@register
class Decorated(Point): value = 1
def in_function(a):
    class Local:
        b = a
        global shared
        shared = b
        def get(self):
            nonlocal a
            a = 1
            return super
    return Local
