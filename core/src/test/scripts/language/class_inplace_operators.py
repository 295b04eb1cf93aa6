class Acc:
    def __init__(self): self.log = []
    def __iadd__(self, x):
        self.log.append(x)
        return self
    def __isub__(self, x):
        self.log.remove(x)
        return self
a = Acc()
b = a
a += 1
a += 2
a -= 1
print(a is b, a.log)
