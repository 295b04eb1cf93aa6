# Neither a long subject nor many choices need a deep stack.
import re

# MicroPython itself runs out of stack here.

text = "ab" * 20000
print(len(re.match("(?:ab)*", text).group(0)))  # expect: 40000
print(len(re.match("(a|b)*", text).group(0)))  # expect: 40000
print(len(re.search("[^c]*$", text).group(0)))  # expect: 40000
print(re.search("c", text))  # expect: None
