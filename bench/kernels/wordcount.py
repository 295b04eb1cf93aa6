"""Counts the words of a text and sorts them by how often they occur."""

TEXT = """
the quick brown fox jumps over the lazy dog while a slow red hen looks on and the dog sleeps
under an old oak beside the river where many small fish swim against the stream and a heron
waits for the one that is not quick enough for its long sharp beak as the sun goes down over
the hills and all is still but for the wind in the leaves of the old oak and the slow river
"""


def count(lines):
    counts = {}
    for line in lines:
        for word in line.split():
            word = word.strip(".,;:!?").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def ranked(counts):
    pairs = [(-number, word) for word, number in counts.items()]
    pairs.sort()
    return [(word, -number) for number, word in pairs]


def run(n):
    lines = TEXT.split("\n")
    best = None
    total = 0
    for i in range(n):
        counts = count(lines + ["Word%d, again." % i])
        best = ranked(counts)
        total += len(counts)
    return total, best[0], best[1], best[-1]
