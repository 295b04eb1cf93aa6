"""The table: one row a kernel, ratios to the reference, geometric means per family."""

from .figures import geometric_mean

LEGEND = """\
{reference}: milliseconds a run in steady state (median of the last third of the runs).
Other columns, per peer: 'steady' and 'first' say how many times faster than {reference} the steady
state and the first run are; 'total' the same for program start to the end of the first run; 'ahead' the
seconds after which it has done more work than {reference}, start-up included; 'half' the seconds
until half its own steady speed; 'MB' its peak memory. '-': not run or never."""


def render(results, reference):
    """The table as text. `results` are dictionaries from `__main__.collect`."""
    labels = [label for label in results[0]["figures"] if label != reference]
    lines = [heading(labels, reference)]
    families = {}
    for result in results:
        lines.append(row(result, labels, reference))
        families.setdefault(result["family"], []).append(result)
    lines.append("")
    for family, members in families.items():
        lines.append(means(family, members, labels, reference))
    table = [r for r in results if r["set"] == "table"]
    if len(table) < len(results) and table:
        lines.append(means("the %d of the table" % len(table), table, labels, reference))
    lines.append(means("all %d" % len(results), results, labels, reference))
    lines += ["", LEGEND.format(reference=reference)]
    problems = [
        "%s on %s: %s" % (r["kernel"], label, error)
        for r in results
        for label, error in r["errors"].items()
    ]
    if problems:
        lines += ["", "Not believed:", *problems]
    return "\n".join(lines)


def heading(labels, reference):
    first = "%-20s %9s %5s" % ("kernel", reference, "MB")
    wide = ["| %-40s" % label for label in labels]
    names = ["| %7s %6s %6s %6s %5s %5s" % ("steady", "first", "total", "ahead", "half", "MB")]
    line = " ".join([" " * 36, *wide])
    return line.rstrip() + "\n" + " ".join([first, *names * len(labels)])


def row(result, labels, reference):
    base = result["figures"].get(reference)
    cells = ["%-20s %9s %5s" % (result["kernel"], milliseconds(base), megabytes(base))]
    for label in labels:
        mine = result["figures"].get(label)
        if mine is None or base is None:
            cells.append("| %7s %6s %6s %6s %5s %5s" % (("-",) * 5 + (megabytes(mine),)))
            continue
        cells.append(
            "| %7s %6s %6s %6s %5s %5s"
            % (
                ratio(base["steady"] / mine["steady"]),
                ratio(base["first"] / mine["first"]),
                ratio(base["total"] / mine["total"]),
                seconds(mine["overtakes"]),
                seconds(mine["half_speed"]),
                megabytes(mine),
            )
        )
    return " ".join(cells)


def means(title, results, labels, reference):
    cells = ["%-36s" % title]
    for label in labels:
        pairs = [
            (r["figures"][reference], r["figures"][label])
            for r in results
            if r["figures"].get(label) and r["figures"].get(reference)
        ]
        columns = []
        for key in ("steady", "first", "total"):
            columns.append(ratio(geometric_mean(b[key] / m[key] for b, m in pairs)))
        cells.append("| %7s %6s %6s %6s %5s %5s" % (*columns, "", "", ""))
    return " ".join(cells).rstrip()


def milliseconds(figures):
    return "-" if figures is None else "%.1f" % (figures["steady"] * 1000)


def megabytes(figures):
    return "-" if figures is None else "%d" % (figures["peak"] / 1e6)


def ratio(value):
    return "-" if value is None else "%.*f" % (2 if value < 10 else 1, value)


def seconds(value):
    return "-" if value is None else "%.2f" % value
