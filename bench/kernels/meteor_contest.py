"""Pentomino-like pieces packed into a board: sets and bit masks, depth-first search."""

# The twelve pentominoes, as rows of cells.
SHAPES = {
    "F": ".##/##./.#.", "I": "#####", "L": "#./#./#./##", "N": ".#/.#/##/#.", "P": "##/##/#.",
    "T": "###/.#./.#.", "U": "#.#/###", "V": "#../#../###", "W": "#../##./.##", "X": ".#./###/.#.",
    "Y": ".#/##/.#/.#", "Z": "##./.#./.##",
}  # fmt: skip


def cells_of(text):
    rows = text.split("/")
    return [(r, c) for r, row in enumerate(rows) for c, mark in enumerate(row) if mark == "#"]


def normalised(cells):
    top = min(r for r, _ in cells)
    left = min(c for _, c in cells)
    return tuple(sorted((r - top, c - left) for r, c in cells))


def orientations(cells):
    found = set()
    for _ in range(2):
        for _ in range(4):
            found.add(normalised(cells))
            cells = [(c, -r) for r, c in cells]
        cells = [(r, -c) for r, c in cells]
    return sorted(found)


def placements(names, height, width):
    """For every cell the masks of pieces that have it as their first cell, by piece."""
    table = [[] for _ in range(height * width)]
    for number, name in enumerate(names):
        for cells in orientations(cells_of(SHAPES[name])):
            for r in range(height):
                for c in range(width):
                    places = frozenset(
                        (r + dr) * width + c + dc
                        for dr, dc in cells
                        if r + dr < height and c + dc < width
                    )
                    if len(places) == 5:
                        table[min(places)].append((number, places))
    return table


def solve(table, cell, free, left, chosen, solutions):
    if not left:
        solutions.append(tuple(chosen))
        return
    while cell not in free:
        cell += 1
    for number, places in table[cell]:
        if number in left and places <= free:
            chosen.append((number, cell))
            solve(table, cell + 1, free - places, left - {number}, chosen, solutions)
            chosen.pop()


def run(n):
    names = "LIPVUNY"[:n]
    table = placements(names, 5, n)
    solutions = []
    solve(table, 0, frozenset(range(5 * n)), frozenset(range(n)), [], solutions)
    check = 0
    for solution in solutions:
        for number, cell in solution:
            check = (check * 31 + number * 64 + cell) % 1000003
    return len(solutions), check
