"""Makes a maze, finds the shortest way through it, and compares three ways to search.

The maze is a random spanning tree with a few walls knocked out, so that there are loops and
the searches have something to decide. The random numbers are our own: same seed, same maze.

    jmpy run examples/maze.py [WIDTH HEIGHT [SEED]]
"""

import sys
from collections import deque
from heapq import heappop, heappush


class Random:
    """A linear congruential generator (the constants are those of Numerical Recipes)."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFF

    def below(self, limit):
        self.state = (1664525 * self.state + 1013904223) & 0xFFFFFFFF
        return (self.state >> 8) % limit

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


class Maze:
    STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))

    def __init__(self, width, height, seed):
        self.width = width
        self.height = height
        self.random = Random(seed)
        self.open = {(x, y): set() for y in range(height) for x in range(width)}
        self.carve()
        for _ in range(width * height // 12):
            self.knock_out_a_wall()

    def inside(self, cell):
        return 0 <= cell[0] < self.width and 0 <= cell[1] < self.height

    def around(self, cell):
        x, y = cell
        return [c for c in [(x + dx, y + dy) for dx, dy in self.STEPS] if self.inside(c)]

    def connect(self, a, b):
        self.open[a].add(b)
        self.open[b].add(a)

    def carve(self):
        """Depth first, with a stack of its own: no recursion however large the maze."""
        stack = [(0, 0)]
        seen = {(0, 0)}
        while stack:
            cell = stack[-1]
            fresh = [c for c in self.random.shuffled(self.around(cell)) if c not in seen]
            if not fresh:
                stack.pop()
                continue
            self.connect(cell, fresh[0])
            seen.add(fresh[0])
            stack.append(fresh[0])

    def knock_out_a_wall(self):
        cell = (self.random.below(self.width), self.random.below(self.height))
        self.connect(cell, self.random.shuffled(self.around(cell))[0])

    def neighbours(self, cell):
        # Sorted, because a set has no order that a program may rely on.
        return sorted(self.open[cell])

    def draw(self, path=()):
        on_path = set(path)
        lines = ["+" + "---+" * self.width]
        for y in range(self.height):
            middle = "|"
            below = "+"
            for x in range(self.width):
                cell, right, down = (x, y), (x + 1, y), (x, y + 1)
                middle += " * " if cell in on_path else "   "
                middle += " " if right in self.open[cell] else "|"
                below += "   +" if down in self.open[cell] else "---+"
            lines += [middle, below]
        return "\n".join(lines)


def unwind(came_from, cell):
    path = []
    while cell is not None:
        path.append(cell)
        cell = came_from[cell]
    path.reverse()
    return path


def depth_first(maze, start, goal):
    came_from = {start: None}
    stack = [start]
    visited = 0
    while stack:
        cell = stack.pop()
        visited += 1
        if cell == goal:
            return unwind(came_from, cell), visited
        for other in maze.neighbours(cell):
            if other not in came_from:
                came_from[other] = cell
                stack.append(other)
    return None, visited


def breadth_first(maze, start, goal):
    came_from = {start: None}
    queue = deque((), maze.width * maze.height + 1)
    queue.append(start)
    visited = 0
    while queue:
        cell = queue.popleft()
        visited += 1
        if cell == goal:
            return unwind(came_from, cell), visited
        for other in maze.neighbours(cell):
            if other not in came_from:
                came_from[other] = cell
                queue.append(other)
    return None, visited


def a_star(maze, start, goal):
    def estimate(cell):
        return abs(cell[0] - goal[0]) + abs(cell[1] - goal[1])

    came_from = {start: None}
    cost = {start: 0}
    heap = [(estimate(start), start)]
    visited = 0
    while heap:
        _, cell = heappop(heap)
        visited += 1
        if cell == goal:
            return unwind(came_from, cell), visited
        for other in maze.neighbours(cell):
            price = cost[cell] + 1
            if price < cost.get(other, price + 1):
                cost[other] = price
                came_from[other] = cell
                heappush(heap, (price + estimate(other), other))
    return None, visited


def main(width=16, height=10, seed=2026):
    maze = Maze(width, height, seed)
    start, goal = (0, 0), (width - 1, height - 1)
    shortest = None
    for search in (depth_first, breadth_first, a_star):
        path, visited = search(maze, start, goal)
        print("%-13s path of %3d cells, %3d looked at" % (search.__name__, len(path), visited))
        if shortest is None or len(path) < len(shortest):
            shortest = path
    print(maze.draw(shortest))


if __name__ == "__main__":
    main(*[int(arg) for arg in sys.argv[1:4]])
