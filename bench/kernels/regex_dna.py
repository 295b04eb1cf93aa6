"""Patterns searched and replaced in a long string of letters."""

import re

PATTERNS = ("agggtaaa|tttaccct", "[cgt]gggtaaa|tttaccc[acg]", "a[act]ggtaaa|tttacc[agt]t",
            "ag[act]gtaaa|tttac[agt]ct", "agg[act]taaa|ttta[agt]cct")  # fmt: skip


def letters(n):
    seed = 42
    out = []
    for _ in range(n):
        seed = (seed * 3877 + 29573) % 139968
        out.append("acgt"[seed * 4 // 139968])
    return "".join(out)


def count(pattern, text):
    """How often `pattern` is found, without findall or positions, which MicroPython leaves out."""
    found = [0]

    def seen(match):
        found[0] += 1
        return "x"

    re.sub(pattern, seen, text)
    return found[0]


def run(n):
    text = letters(n)
    total = [count(pattern, text) for pattern in PATTERNS]
    shorter = re.sub("tHa[Nt]|gg+a", "<4>", text)
    lines = re.sub("c(a|t)", "<\\1>", shorter)
    return tuple(total), len(shorter), len(lines)
