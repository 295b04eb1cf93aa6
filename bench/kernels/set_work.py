"""Sets: primes, unions, intersections, membership, breadth-first search."""


def primes(limit):
    candidates = set(range(2, limit))
    for i in range(2, int(limit**0.5) + 1):
        if i in candidates:
            candidates.difference_update(range(i * i, limit, i))
    return candidates


def spread(n):
    """Nodes reached from node 1 by doubling and by adding 3, modulo n."""
    seen = {1}
    front = {1}
    rounds = 0
    while front:
        following = set()
        for node in front:
            following.add(node * 2 % n)
            following.add((node + 3) % n)
        front = following - seen
        seen |= front
        rounds += 1
    return len(seen), rounds


def run(n):
    found = primes(n)
    twins = found & set([p + 2 for p in found])
    words = set()
    for i in range(n):
        words.add("w%d" % (i % 700))
    odd = frozenset(range(1, n, 2))
    return (len(found), len(twins), sum(found | twins) % 1000003, len(words),
            len(odd - found), len(odd ^ found), spread(n))  # fmt: skip
