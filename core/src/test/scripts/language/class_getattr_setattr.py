class Proxy:
    def __init__(self): self.__dict__
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "<" + name + ">"
p = Proxy()
p.real = 1
print(p.real, p.virtual, getattr(p, "nothing", "default"), hasattr(p, "nope"), hasattr(p, "yes"))
class Log:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
l = Log()
l.x = 1
print(l.x)
del l.x
print(hasattr(l, "x"))
