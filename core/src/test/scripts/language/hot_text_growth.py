# Texts that += makes longer in loops that get hot: nobody else sees them change.
def plain(n):
    text = ""
    for i in range(n):
        text += str(i)
        text += ","
    return text


def aliased(n):
    text = old = ""
    kept = []
    for i in range(n):
        if i % 50 == 7:
            old = text
        text += "ab"
        if i % 40 == 5:
            kept.append(text)
    return len(text), len(old), [len(k) for k in kept][:6]


def nested(rows):
    out = ""
    for row in rows:
        for cell in row:
            out += cell
        out += "\n"
    return out


def seen_after(n):
    a = ""
    b = "x"
    i = 0
    while i < n:
        a += "1"
        b += "\u20ac"
        i += 1
    c = a
    for _ in range(3):
        a += "2"
    return len(a), len(b), c == "1" * n, a[-4:], b[:2]


def fails(parts):
    text = "<"
    try:
        for part in parts:
            text += part
    except TypeError as e:
        return text, str(e)[:16]
    return text


def twice(n):
    text = "a"
    for i in range(n):
        text += text
    return len(text)


def walrus(n):
    text = ""
    for i in range(n):
        text += (text := "b") + "c"
    return text


def numbers(items):
    total = items[0]
    for item in items[1:]:
        total += item
    return total


def pair(n):
    a = b = "s"
    for i in range(n):
        a += "x"
        b += a[-1:]
    return a == b, len(a), len(b)


def letters(words):
    made = []
    for word in words:
        text = ""
        for c in word:
            text += c
            if c == "!":
                break
        made.append(text)
    return made


def yields(n):
    text = ""
    for i in range(n):
        text += "y"
        yield i
    yield text


for round in range(40):
    plain(30)
    aliased(100)
    nested([["a", "b"], ["c"]])
    seen_after(20)
    fails(["a"] * 20)
    twice(5)
    walrus(10)
    numbers(["a"] * 20)
    pair(20)
    letters(["abc", "de!f"])
    list(yields(20))
text = plain(3000)
print(len(text), text[:8], text[-10:])
print(aliased(1000))
print(nested([["a", "b"], [], ["\u20ac"]] * 3))
print(seen_after(500))
print(fails(["a", "b", 3, "c"]), fails([]))
print(twice(12), walrus(100), pair(300))
print(numbers([1, 2, 3]), numbers(["a", "b"]), numbers([[1], [2]]), numbers([1, 2.5]))
print(letters(["ab!c", "", "xyz"]), list(yields(100))[-1] == "y" * 100)
