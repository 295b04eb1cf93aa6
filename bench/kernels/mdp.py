"""A Markov decision process (a small battle of two monsters) solved by value iteration.

States are tuples, transitions are kept in dictionaries keyed by them.
"""

MOVES = ("hit", "heal", "guard")


def outcomes(state, move):
    """Pairs of probability and next state, equal states merged."""
    mine, theirs, guard = state
    results = {}

    def add(probability, ours, other, guarded):
        key = (max(0, ours), max(0, other), guarded)
        results[key] = results.get(key, 0.0) + probability

    for damage, chance in ((1, 0.3), (2, 0.4), (3, 0.3)):
        reply = damage // 2 if guard else damage
        if move == "hit":
            for force, luck in ((1, 0.25), (2, 0.5), (4, 0.25)):
                left = theirs - force
                add(chance * luck, mine - (reply if left > 0 else 0), left, 0)
        elif move == "heal":
            add(chance, min(MAXIMUM, mine + 3) - reply, theirs, 0)
        else:
            add(chance, mine - damage // 2, theirs, 1)
    return [(probability, key) for key, probability in sorted(results.items())]


MAXIMUM = 16


def reachable(start):
    table = {}
    todo = [start]
    while todo:
        state = todo.pop()
        if state in table:
            continue
        if state[0] == 0 or state[1] == 0:
            table[state] = None
            continue
        table[state] = [(move, outcomes(state, move)) for move in MOVES]
        for _, results in table[state]:
            for _, following in results:
                if following not in table:
                    todo.append(following)
    return table


def solve(table, tolerance):
    values = {}
    for state in table:
        values[state] = 1.0 if state[1] == 0 and state[0] > 0 else 0.0
    order = sorted(table)
    rounds = 0
    while True:
        worst = 0.0
        rounds += 1
        for state in order:
            choices = table[state]
            if choices is None:
                continue
            best = 0.0
            for _, results in choices:
                value = sum(probability * values[following] for probability, following in results)
                if value > best:
                    best = value
            change = abs(best - values[state])
            if change > worst:
                worst = change
            values[state] = best
        if worst < tolerance:
            return rounds, values


def run(n):
    start = (MAXIMUM, n, 0)
    table = reachable(start)
    rounds, values = solve(table, 1e-5)
    return len(table), rounds, int(values[start] * 1e6)
