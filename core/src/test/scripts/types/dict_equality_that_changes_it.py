# The reference may crash or answer with a stale slot here.
class K:
    def __init__(self, action):
        self.action = action
    def __hash__(self):
        return 1
    def __eq__(self, other):
        action = self.action
        self.action = None
        if action:
            action()
        return False
d = {}
d[K(lambda: d.clear())] = 1
print(d.get(1), d)
d = {}
d[K(lambda: d.update({i: i for i in range(100, 200)}))] = 1
d[1] = 'one'
print(len(d), d[1])
def fill():
    for i in range(50):
        d[K(None)] = i
d = {}
d[K(fill)] = 1
print(d.pop(1, 'none'), len(d))
class Same:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        if clear[0]:
            clear[0] = False
            d.clear()
        return True
clear = [False]
d = {Same(): 'x'}
clear = [True]
print(d.get(1, 'none'), d)
s = set()
clear = [False]
d = s
s.add(Same())
clear = [True]
print(1 in s, s)
