# sub with groups, functions and counts; split.
import re

print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("x", "y", "banana"))
print(re.sub("(a)(n)", r"\2\1", "banana"), re.sub("(a)(n)", r"[\g<1>]", "banana"))
print(re.sub("a(x)?", r"<\1>", "banana"))
print(re.sub("n", lambda m: m.group(0).upper(), "banana"))
print(re.sub("a", "\\\\", "bab"), re.sub("a", r"\n", "bab"), re.sub("a*", "-", "b"))
print(re.sub(b"a", b"b", b"xay"), re.compile("y").sub("z", "xyy", 1))
for bad in (r"\3", r"\g<9>"):
    try:
        re.sub("(a)", bad, "a")
    except IndexError as e:
        print(repr(e))
print(re.compile(" ").split("a b  c "), re.compile("[,;]+").split("a,;b;c", 1))
print(re.compile("x").split(""), re.compile("x*").split("abc"), re.compile(b" ").split(b"a b"))
try:
    re.compile("(x)").split("axb")
except NotImplementedError as e:
    print(e)
r = re.compile("b")
print(r.match("abc", 1).group(0), r.search("abcb", 2, 3), r.search("abcb", 2, 4).group(0))
print(r.match("abc", 9), r.search("abc", -5).group(0))
