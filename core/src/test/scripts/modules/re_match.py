# match, search and what a match object tells.
import re

m = re.match("(a+)(b)?", "aac")
print(m, m.group(0), m.group(1), m.group(2))
for no in (3, -1):
    try:
        m.group(no)
    except IndexError as e:
        print(repr(e))
print(re.match("b", "ab"), re.search("b", "ab").group(0))
r = re.compile("(x)|(y)")
print(r.search("zy").group(2), r.match("zy"))
print(re.match("^ab$", "ab").group(0), re.match("^ab$", "abc"))
print(re.match("a.c", "a\nc").group(0))
print(re.match(".*", "").group(0) == "")
print(re.search("[0-9]+", "ab 123 c 45").group(0))
print(re.match(b"(.)(.)", b"\x80\xff").group(2))
print(re.match("(?:ab)+", "ababx").group(0))
print(re.match("a*?b", "aaab").group(0), re.match("a+?", "aaa").group(0), re.match("a??b", "ab").group(0))
print(re.match("(a|ab)(c|bcd)(d*)", "abcd").group(3))
for text in ("d7", "_z", " \t", "-"):
    print([bool(re.match(c, text)) for c in (r"\d", r"\D", r"\w", r"\W", r"\s", r"\S")])
print(re.match(r"[\w-]+", "a-b_c d").group(0), re.match(r"[^\s\d]+", "ab1").group(0))
print(re.match("[]", "a"), re.match(r"[\]x]+", "]x]").group(0), re.match("[a-]+", "a-b").group(0))
print(re.match(r"\.\*\(", ".*(").group(0), re.match("{2}", "{2}").group(0))
