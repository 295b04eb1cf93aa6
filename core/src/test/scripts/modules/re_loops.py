# Loops over one character take all at once and give back only where the rest can go on.
import re


def show(pattern, text):
    match = re.search(pattern, text)
    print(pattern, match and match.group(0))


show(".*b", "aabab cab d")  # expect: .*b aabab cab
show("a+ab", "aaaab")  # expect: a+ab aaaab
show("[^x]*x[0-9]+", "aax7x12y")  # expect: [^x]*x[0-9]+ aax7
show("(\\w+)\\d(\\w)", "abc123")  # expect: (\w+)\d(\w) abc123
show("a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaa")  # expect: a*a*a*b None
show("é*é", "xéé")  # expect: é*é éé
show(".*😀", "a😀b😀c")  # expect: .*😀 a😀b😀
show("^b", "ab")  # expect: ^b None
show("(?:ab|ac)+d", "abacabd")  # expect: (?:ab|ac)+d abacabd
show("x*", "abc")  # expect: x*
show("[bc]?d", "abcd")  # expect: [bc]?d cd
print(re.match("(.*),(.*)", "a,b,c").group(1))  # expect: a,b
