"""Methods that call their parents': super() through three levels, properties, class methods."""


class Base:
    made = 0

    def __init__(self, value):
        self._value = value
        Base.made += 1

    @property
    def value(self):
        return self._value

    @classmethod
    def of(cls, value):
        return cls(value)

    @staticmethod
    def twice(value):
        return value * 2

    def step(self, by):
        self._value += by
        return self

    def __eq__(self, other):
        return self._value == other._value

    def __lt__(self, other):
        return self._value < other._value


class Middle(Base):
    def __init__(self, value):
        super().__init__(value)
        self.steps = 0

    def step(self, by):
        self.steps += 1
        return super().step(by)


class Leaf(Middle):
    def __init__(self, value, limit=1000):
        super().__init__(value)
        self.limit = limit

    def step(self, by):
        super().step(by)
        if self.value > self.limit:
            self._value -= self.limit
        return self

    def __getitem__(self, index):
        return self._value * index

    def __len__(self):
        return self.steps

    def __call__(self, x):
        return x + self._value


def run(n):
    Base.made = 0
    total = 0
    things = [Leaf.of(1), Leaf(5, limit=77), Leaf(2)]
    for i in range(n):
        thing = things[i % 3]
        thing.step(i & 15)
        total += thing.value + thing[2] + len(thing) + thing(3) + Base.twice(i)
        if thing < things[0] or thing == things[1]:
            total += 1
        if i % 10 == 0:
            things[2] = Leaf.of(i & 255)
    return total, Base.made
