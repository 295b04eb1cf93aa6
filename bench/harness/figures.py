"""Numbers from raw samples: start-up, first run, steady state, warm-up, memory."""

import math
from dataclasses import dataclass
from statistics import median


@dataclass
class Figures:
    """One kernel on one peer. Seconds, bytes; None where a figure does not apply.

    `steady` is the median of the last runs, `overtakes` the time since program start from which
    the peer has done more work than the reference (start-up of both included), `half_speed` the
    time since program start at which a run first took at most twice the steady time.
    """

    startup: float
    first: float
    steady: float
    spread: float
    overtakes: float
    half_speed: float
    peak: int


def steady_runs(runs):
    """The runs that count as steady state: the last third, at least three where there are."""
    return runs[-max(3, len(runs) // 3) :]


def of(samples, reference):
    """The figures of one kernel on one peer from its processes and the reference's."""
    steadies = [median(steady_runs(s.runs)) for s in samples]
    steady = median(steadies)
    tail = steady_runs(samples[-1].runs)
    return Figures(
        startup=median(s.startup for s in samples),
        first=median(s.runs[0] for s in samples),
        steady=steady,
        spread=(max(tail) - min(tail)) / steady if steady else 0.0,
        overtakes=middle([overtakes(s, r) for s, r in zip(samples, reference)]),
        half_speed=middle([half_speed(s, steady) for s in samples]),
        peak=max(s.peak for s in samples),
    )


def middle(values):
    """The median; None (never) counts as later than any time."""
    ordered = sorted(math.inf if v is None else v for v in values)
    found = ordered[len(ordered) // 2] if ordered else math.inf
    return None if found == math.inf else found


def overtakes(sample, reference):
    """When `sample` has finished a run no later than `reference` did, and stays ahead.

    Beyond its last run the reference goes on at its steady pace. None if it never stays ahead, or
    only stayed ahead as long as we looked, by a quicker start.
    """
    pace = median(steady_runs(reference.runs))
    if median(steady_runs(sample.runs)) > pace:
        return None
    when = None
    for index, end in enumerate(sample.ends):
        if index < len(reference.ends):
            other = reference.ends[index]
        else:
            other = reference.ends[-1] + pace * (index + 1 - len(reference.ends))
        if end > other:
            when = None
        elif when is None:
            when = end
    return when


def half_speed(sample, steady):
    """When the first run began that took at most twice the steady time."""
    for took, end in zip(sample.runs, sample.ends):
        if took <= 2 * steady:
            return end - took
    return None


def geometric_mean(ratios):
    """The geometric mean of `ratios`, None of nothing."""
    logs = [math.log(r) for r in ratios if r and r > 0]
    return math.exp(sum(logs) / len(logs)) if logs else None
