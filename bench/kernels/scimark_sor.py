"""Jacobi over-relaxation on a grid of floats."""


def relax(omega, grid, count):
    over = omega * 0.25
    rest = 1.0 - omega
    rows = len(grid)
    columns = len(grid[0])
    for _ in range(count):
        for i in range(1, rows - 1):
            row = grid[i]
            above = grid[i - 1]
            below = grid[i + 1]
            for j in range(1, columns - 1):
                row[j] = over * (above[j] + below[j] + row[j - 1] + row[j + 1]) + rest * row[j]


def run(n):
    grid = [[float((i * 31 + j * 17) % 101) for j in range(n)] for i in range(n)]
    relax(1.25, grid, 10)
    total = 0.0
    for row in grid:
        for value in row:
            total += value
    return int(total * 1000)
