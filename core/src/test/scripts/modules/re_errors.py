# Patterns that are refused, and how.
import re

for pattern in ("(", ")", "a)", "[a", "*", "+a", "?", "a**", "^*", "(?:", "\\", "[", "(a", "|*", "a|*"):
    try:
        re.compile(pattern)
        print(pattern, "ok")
    except ValueError as e:
        print(pattern, e)
for pattern in ("a" * 62 + "*", "(" + "a" * 62 + ")*", "(" + "a" * 63 + ")*", "(" + "a" * 61 + ")*"):
    try:
        re.compile(pattern)
        print(len(pattern), "ok")
    except ValueError as e:
        print(len(pattern), e)
for args in ((1, "a"), ("a", 1), ("a", None)):
    try:
        re.match(*args)
    except TypeError as e:
        print(e)
try:
    re.match("(a*)*", "aaa")
except RuntimeError as e:
    print(e)
