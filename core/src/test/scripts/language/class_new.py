class Single:
    one = None
    def __new__(cls, *args):
        if cls.one is None:
            cls.one = super().__new__(cls)
            print("made")
        return cls.one
    def __init__(self, x): self.x = x
a, b = Single(1), Single(2)
print(a is b, a.x)
