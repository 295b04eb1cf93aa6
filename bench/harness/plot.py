"""Warm-up curves as one SVG: a panel a kernel, speed of each run over time since program start.

Both axes are logarithmic. Speed is relative to the reference's steady state (the line at 1); each
run is drawn from when it began to when it ended.
"""

import math
from xml.sax.saxutils import escape

COLOURS = ["#444444", "#c2410c", "#0369a1", "#15803d", "#7e22ce", "#b45309", "#be123c"]
WIDTH, HEIGHT, LEFT, BELOW, ABOVE = 300, 200, 34, 20, 18
COLUMNS = 4


def render(results, reference):
    """The SVG text for `results` (dictionaries from `__main__.collect`, with raw samples)."""
    labels = list(dict.fromkeys(label for r in results for label in r["samples"]))
    colours = dict(zip(labels, COLOURS * len(labels)))
    rows = -(-len(results) // COLUMNS)
    width, height = WIDTH * COLUMNS, HEIGHT * rows + 30
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"'
        ' font-family="sans-serif" font-size="10">' % (width, height),
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for index, label in enumerate(labels):
        parts.append(
            '<text x="%d" y="18" font-size="13" fill="%s">%s</text>'
            % (LEFT + 130 * index, colours[label], escape(label))
        )
    for index, result in enumerate(results):
        x, y = WIDTH * (index % COLUMNS), 30 + HEIGHT * (index // COLUMNS)
        parts.append('<g transform="translate(%d %d)">' % (x, y))
        parts += panel(result, colours, reference)
        parts.append("</g>")
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def panel(result, colours, reference):
    base = result["figures"].get(reference)
    parts = ['<text x="%d" y="12" font-weight="bold">%s</text>' % (LEFT, escape(result["kernel"]))]
    if base is None:
        return parts
    curves = {
        label: [
            (end - took, end, base["steady"] / took)
            for took, end in zip(samples[-1]["runs"], samples[-1]["ends"])
            if took > 0
        ]
        for label, samples in result["samples"].items()
    }
    points = [p for curve in curves.values() for p in curve]
    if not points:
        return parts
    scale_x = Scale([p[0] for p in points] + [p[1] for p in points], LEFT, WIDTH - 8)
    scale_y = Scale([p[2] for p in points] + [0.5, 2], HEIGHT - BELOW, ABOVE)
    for value in scale_x.ticks():
        parts.append(line(scale_x(value), ABOVE, scale_x(value), HEIGHT - BELOW, "#e5e5e5"))
        parts.append(
            '<text x="%.1f" y="%d" text-anchor="middle">%g s</text>'
            % (scale_x(value), HEIGHT - BELOW + 12, value)
        )
    for value in scale_y.ticks():
        colour = "#999999" if value == 1 else "#e5e5e5"
        parts.append(line(LEFT, scale_y(value), WIDTH - 8, scale_y(value), colour))
        parts.append(
            '<text x="%d" y="%.1f" text-anchor="end">%g</text>'
            % (LEFT - 3, scale_y(value) + 3, value)
        )
    for label, curve in curves.items():
        path = " ".join(
            "%s%.1f %.1fH%.1f"
            % ("L" if i else "M", scale_x(begin), scale_y(speed), scale_x(end))
            for i, (begin, end, speed) in enumerate(curve)
        )
        parts.append(
            '<path d="%s" fill="none" stroke="%s" stroke-width="1.3"/>' % (path, colours[label])
        )
    return parts


def line(x1, y1, x2, y2, colour):
    return '<path d="M%.1f %.1fL%.1f %.1f" stroke="%s"/>' % (x1, y1, x2, y2, colour)


class Scale:
    """A logarithmic axis from `start` to `stop` (pixels) that holds `values`."""

    def __init__(self, values, start, stop):
        self.low = math.log10(max(min(values), 1e-3))
        self.high = max(math.log10(max(max(values), 1e-3)), self.low + 0.1)
        self.start, self.stop = start, stop

    def __call__(self, value):
        share = (math.log10(max(value, 1e-3)) - self.low) / (self.high - self.low)
        return self.start + share * (self.stop - self.start)

    def ticks(self):
        """Powers of ten within the axis, with 2 and 5 between when there are few."""
        steps = (1,) if self.high - self.low > 2 else (1, 2, 5)
        for power in range(math.floor(self.low), math.ceil(self.high) + 1):
            for step in steps:
                value = step * 10.0**power
                if self.low <= math.log10(value) <= self.high:
                    yield value
