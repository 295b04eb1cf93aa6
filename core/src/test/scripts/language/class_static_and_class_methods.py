class A:
    name = "A"
    @staticmethod
    def s(x): return x * 2
    @classmethod
    def c(cls, x): return cls.name, x
class B(A):
    name = "B"
print(A.s(2), A().s(3), A.c(1), B.c(1), B().c(2))
