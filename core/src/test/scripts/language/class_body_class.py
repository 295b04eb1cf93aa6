# A class body may assign __class__, which is then neither a name of the class nor its type.
class A:
    __class__ = int
    x = 5
    y = [i for i in range(3)]


print(A.x, A.y, A().__class__)


class B:
    def f(self):
        return __class__

    __class__ = 7


print(B().f())


def make(n):
    class C:
        __class__ = n
        z = n + 1, n

        class D:
            __class__ = n
            w = n

    return C


print(make(3).z, make(4).D.w)
