"""Solves Sudoku by propagating constraints, and searches where that is not enough.

Every cell keeps the set of digits it may still hold as the bits of an int. Assigning a digit
removes it from the 20 peers; a cell with one digit left, or a digit with one cell left in a
unit, is assigned at once. When nothing more follows, the cell with the fewest digits is tried.

    jmpy run examples/sudoku.py [PUZZLE of 81 characters, . for empty]
"""

import sys

ALL = 0b111111111
DIGITS = "123456789"


def cross(rows, columns):
    return [9 * r + c for r in rows for c in columns]


UNITS = (
    [cross(range(9), [c]) for c in range(9)]
    + [cross([r], range(9)) for r in range(9)]
    + [cross(range(r, r + 3), range(c, c + 3)) for r in (0, 3, 6) for c in (0, 3, 6)]
)
UNITS_OF = [[unit for unit in UNITS if cell in unit] for cell in range(81)]
PEERS = [sorted({peer for unit in UNITS_OF[cell] for peer in unit if peer != cell}) for cell in range(81)]

COUNT = [0] * 512
for bits in range(1, 512):
    COUNT[bits] = COUNT[bits >> 1] + (bits & 1)


class Contradiction(Exception):
    """A cell without digits, or a digit without cells."""


class Grid:
    def __init__(self, cells=None):
        self.cells = cells if cells is not None else [ALL] * 81

    @staticmethod
    def parse(text):
        if len(text) != 81:
            raise ValueError("a puzzle has 81 cells, this one %d" % len(text))
        grid = Grid()
        for cell, char in enumerate(text):
            if char in DIGITS:
                grid.assign(cell, 1 << DIGITS.index(char))
            elif char not in ".0":
                raise ValueError("not a digit: %r" % char)
        return grid

    def assign(self, cell, bit):
        others = self.cells[cell] & ~bit
        if not self.cells[cell] & bit:
            raise Contradiction(cell)
        while others:
            low = others & -others
            self.eliminate(cell, low)
            others ^= low

    def eliminate(self, cell, bit):
        cells = self.cells
        if not cells[cell] & bit:
            return
        cells[cell] ^= bit
        left = cells[cell]
        if left == 0:
            raise Contradiction(cell)
        if COUNT[left] == 1:
            for peer in PEERS[cell]:
                self.eliminate(peer, left)
        for unit in UNITS_OF[cell]:
            places = [c for c in unit if cells[c] & bit]
            if not places:
                raise Contradiction(cell)
            if len(places) == 1 and cells[places[0]] != bit:
                self.assign(places[0], bit)

    def is_solved(self):
        return all(COUNT[bits] == 1 for bits in self.cells)

    def narrowest(self):
        """The unsolved cell with the fewest digits."""
        best = None
        for cell, bits in enumerate(self.cells):
            count = COUNT[bits]
            if count > 1 and (best is None or count < COUNT[self.cells[best]]):
                best = cell
                if count == 2:
                    break
        return best

    def digit(self, cell):
        bits = self.cells[cell]
        return DIGITS[COUNT[bits - 1]] if COUNT[bits] == 1 else "."

    def __str__(self):
        lines = []
        for r in range(9):
            row = [self.digit(9 * r + c) for c in range(9)]
            lines.append(" ".join(row[:3] + ["|"] + row[3:6] + ["|"] + row[6:]))
            if r in (2, 5):
                lines.append("------+-------+------")
        return "\n".join(lines)


class Solver:
    def __init__(self):
        self.tried = 0

    def solve(self, grid):
        """The solved grid, or None if there is no solution."""
        if grid.is_solved():
            return grid
        cell = grid.narrowest()
        bits = grid.cells[cell]
        while bits:
            low = bits & -bits
            bits ^= low
            self.tried += 1
            attempt = Grid(list(grid.cells))
            try:
                attempt.assign(cell, low)
            except Contradiction:
                continue
            solution = self.solve(attempt)
            if solution is not None:
                return solution
        return None


PUZZLES = {
    "easy": "..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..",
    "hard": "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "evil": "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
    "wrong": "11.......................................................................",
}


def main(argv):
    puzzles = PUZZLES if len(argv) < 2 else {"yours": argv[1]}
    failed = False
    for name in sorted(puzzles):
        try:
            grid = Grid.parse(puzzles[name])
        except (ValueError, Contradiction) as e:
            print("%s: not a puzzle (%s)" % (name, e))
            failed = len(argv) > 1
            continue
        given = sum(1 for char in puzzles[name] if char in DIGITS)
        after = sum(1 for bits in grid.cells if COUNT[bits] == 1)
        solver = Solver()
        solution = solver.solve(grid)
        print(f"{name}: {given} given, {after} after propagation, {solver.tried} digits tried")
        print(solution if solution is not None else "no solution")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv)
