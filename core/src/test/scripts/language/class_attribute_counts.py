# Instances count themselves in their class: each store breaks what compiled code assumed of the
# class, and an update was lost when code compiled meanwhile was put in place after that.
class Base:
    made = 0

    def __init__(self, value):
        self.value = value
        Base.made += 1


class Derived(Base):
    def __init__(self, value):
        super().__init__(value)


def run(n):
    Base.made = 0
    for i in range(n):
        Derived(i)
    return Base.made


for _ in range(3):
    print(run(4000))
# expect: 4000
# expect: 4000
# expect: 4000
