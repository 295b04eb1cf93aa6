"""Hexiom: a puzzle on a hexagonal board, solved by constraint propagation and search.

Each tile tells how many of its six neighbours hold a tile. Every cell has a list of what may still
be put there; -1 stands for an empty cell.
"""

EMPTY = -1


class Contradiction(Exception):
    pass


def neighbours_of(size):
    """Cells of a hexagon with `size` cells a side, numbered, with their neighbours' numbers."""
    places = []
    index = {}
    for r in range(-size + 1, size):
        for q in range(-size + 1, size):
            if abs(q + r) < size:
                index[(q, r)] = len(places)
                places.append((q, r))
    around = []
    for q, r in places:
        near = []
        for dq, dr in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)):
            other = index.get((q + dq, r + dr))
            if other is not None:
                near.append(other)
        around.append(near)
    return around


class Board:
    def __init__(self, around, tiles, options=None):
        self.around = around
        self.tiles = tiles
        if options is None:
            kinds = [k for k in range(EMPTY, 7) if tiles[k + 1]]
            options = [[k for k in kinds if k <= len(near)] for near in around]
        self.options = options

    def copy(self):
        return Board(self.around, self.tiles, [o[:] for o in self.options])

    def forbid(self, cell, kind):
        options = self.options[cell]
        if kind in options:
            options.remove(kind)
            if not options:
                raise Contradiction
            return True
        return False

    def fix(self, cell, kind):
        if kind not in self.options[cell]:
            raise Contradiction
        self.options[cell] = [kind]

    def by_count(self):
        """Kinds that are used up, or that need every cell left for them."""
        changed = False
        fixed = [0] * 8
        possible = [0] * 8
        for options in self.options:
            if len(options) == 1:
                fixed[options[0] + 1] += 1
            for kind in options:
                possible[kind + 1] += 1
        for kind in range(EMPTY, 7):
            wanted = self.tiles[kind + 1]
            if fixed[kind + 1] > wanted or possible[kind + 1] < wanted:
                raise Contradiction
            if fixed[kind + 1] == wanted and possible[kind + 1] > wanted:
                for cell, options in enumerate(self.options):
                    if len(options) > 1 and self.forbid(cell, kind):
                        changed = True
            elif possible[kind + 1] == wanted and fixed[kind + 1] < wanted:
                for cell, options in enumerate(self.options):
                    if len(options) > 1 and kind in options:
                        self.fix(cell, kind)
                        changed = True
        return changed

    def by_neighbours(self):
        changed = False
        for cell, near in enumerate(self.around):
            full = 0
            open_cells = 0
            for other in near:
                options = self.options[other]
                if EMPTY not in options:
                    full += 1
                elif len(options) > 1:
                    open_cells += 1
            options = self.options[cell]
            for kind in options[:]:
                if kind != EMPTY and not full <= kind <= full + open_cells:
                    if self.forbid(cell, kind):
                        changed = True
            options = self.options[cell]
            if len(options) == 1 and options[0] != EMPTY and open_cells:
                if options[0] == full:
                    for other in near:
                        if EMPTY in self.options[other] and len(self.options[other]) > 1:
                            self.fix(other, EMPTY)
                            changed = True
                elif options[0] == full + open_cells:
                    for other in near:
                        if len(self.options[other]) > 1 and self.forbid(other, EMPTY):
                            changed = True
        return changed

    def propagate(self):
        while self.by_count() or self.by_neighbours():
            pass

    def hardest(self):
        best = None
        for cell, options in enumerate(self.options):
            if len(options) > 1 and (best is None or len(options) < len(self.options[best])):
                best = cell
        return best

    def solve(self, statistics):
        statistics[0] += 1
        try:
            self.propagate()
        except Contradiction:
            return None
        cell = self.hardest()
        if cell is None:
            return self
        for kind in self.options[cell]:
            trial = self.copy()
            trial.fix(cell, kind)
            found = trial.solve(statistics)
            if found:
                return found
        return None


def puzzle(around, seed, share):
    """A pattern of tiles made from a number, and how many of each kind it takes."""
    filled = []
    for _ in around:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        filled.append((seed >> 16) % 100 < share)
    tiles = [0] * 8
    for cell, near in enumerate(around):
        if filled[cell]:
            tiles[sum(1 for other in near if filled[other]) + 1] += 1
        else:
            tiles[0] += 1
    return tiles


def run(n):
    around = neighbours_of(3)
    total = 0
    check = 0
    for i in range(n):
        statistics = [0]
        solution = Board(around, puzzle(around, 77 + i, 55)).solve(statistics)
        total += statistics[0]
        for options in solution.options:
            check = (check * 9 + options[0] + 1) % 1000003
    return total, check
