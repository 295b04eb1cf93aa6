"""Ways to place n queens, by generators of permutations."""


def permutations(pool):
    n = len(pool)
    indices = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(pool)
    while True:
        for i in range(n - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                first = indices[i]
                indices[i : n - 1] = indices[i + 1 :]
                indices[n - 1] = first
                cycles[i] = n - i
            else:
                j = n - cycles[i]
                indices[i], indices[j] = indices[j], indices[i]
                yield tuple([pool[k] for k in indices])
                break
        else:
            return


def solutions(n):
    columns = range(n)
    for rows in permutations(columns):
        if n == len(set([rows[i] + i for i in columns])) == len(
            set([rows[i] - i for i in columns])
        ):
            yield rows


def run(n):
    count = 0
    check = 0
    for rows in solutions(n):
        count += 1
        for row in rows:
            check = (check * 10 + row) % 1000003
    return count, check
