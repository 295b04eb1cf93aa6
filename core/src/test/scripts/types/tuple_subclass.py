class T(tuple):
    def second(self):
        return self[1]
t = T((1, 2))
print(t, t.second(), t == (1, 2), (1, 2) == t, t + (3,), (0,) + t, hash(t) == hash((1, 2)), t < (1, 3), (1, 3) > t)
