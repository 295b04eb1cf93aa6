"""List, dictionary and set comprehensions over small objects."""


class Widget:
    def __init__(self, number, kind, big, children):
        self.number = number
        self.kind = kind
        self.big = big
        self.children = children


class Tray:
    def __init__(self, widgets):
        self.widgets = widgets

    def of_kind(self, kind):
        return [w for w in self.widgets if w.kind == kind]

    def children_of_big(self):
        return [child for w in self.widgets if w.big for child in w.children]

    def by_number(self):
        return {w.number: w for w in self.widgets}

    def kinds(self):
        return {w.kind for w in self.widgets}

    def summary(self):
        return sorted((len(self.of_kind(kind)), kind) for kind in self.kinds())


def run(n):
    tray = Tray([Widget(i, i % 4, i % 3 == 0, list(range(i % 5))) for i in range(60)])
    total = 0
    for _ in range(n):
        total += len(tray.children_of_big())
        table = tray.by_number()
        total += sum([number for number, w in table.items() if w.big])
        total += sum(count * kind for count, kind in tray.summary())
    return total
