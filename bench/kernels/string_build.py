"""Strings put together piece by piece: += and join and formats, and taken apart again."""


def csv(rows):
    text = ""
    for row in rows:
        line = ""
        for cell in row:
            if line:
                line += ","
            line += str(cell)
        text += line + "\n"
    return text


def parse(text):
    rows = []
    for line in text.split("\n"):
        if line:
            rows.append([int(cell) for cell in line.split(",")])
    return rows


def caesar(text, shift):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def is_palindrome(text):
    low, high = 0, len(text) - 1
    while low < high:
        if text[low] != text[high]:
            return False
        low += 1
        high -= 1
    return True


def run(n):
    rows = [[i * j for j in range(8)] for i in range(n)]
    size = 0
    back = []
    # Texts of some kilobytes: what += costs when a text grows on and on, string_append tells.
    for start in range(0, n, 100):
        text = csv(rows[start : start + 100])
        size += len(text)
        back.extend(parse(text))
    secret = caesar("the quick brown fox jumps over the lazy dog " * (n // 20 + 1), 3)
    palindromes = sum(
        [1 for i in range(n) if is_palindrome(str(i) + "x" + "".join(reversed(str(i))))]
    )
    return size, back == rows, len(secret), caesar(secret, 23)[:9], palindromes
