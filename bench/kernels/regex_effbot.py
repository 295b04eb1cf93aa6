"""Many small patterns against short and long strings: match, search, groups, split."""

import re

PATTERNS = ("Python|Perl", "(Python|Perl)", "[Pp]y.*on", "(.*)Python", ".*P.*y.*t.*h.*o.*n.*",
            "^(\\w+)\\s*=\\s*(\\d+)$", "(\\w+)@(\\w+)\\.com", "a+b*c?d", "[^x]*x[0-9]+")  # fmt: skip


def texts(size):
    pad = "-" * size
    return [pad + "Perl" + pad, "P" * size + "Perl", "Python" + pad, pad + " Pyxon " + pad,
            "name = 12345", pad + "someone@example.com", "aaaabbbcd" + pad, pad + "x123"]  # fmt: skip


def run(n):
    compiled = [re.compile(pattern) for pattern in PATTERNS]
    subjects = texts(10) + texts(60)
    splitter = re.compile("[-= ]+")
    total = 0
    for _ in range(n):
        for pattern in compiled:
            for text in subjects:
                match = pattern.search(text)
                if match:
                    total += len(match.group(0))
                if pattern.match(text):
                    total += 1
        for text in subjects:
            total += len(splitter.split(text))
    return total
