"""Methods of short strings: find, replace, split, join, strip, compare, format."""


def run(n):
    text = "This is a sentence, with some words; some of them twice."
    total = 0
    for i in range(n):
        total += text.find("words")
        total += len(text.replace("some", "any"))
        parts = text.split(" ")
        total += len(parts)
        total += len("-".join(parts))
        if text.startswith("This") and text.endswith("twice."):
            total += text.count("e")
        if "them" in text:
            total += len(text.upper())
        total += len("  %s  ".strip() % i)
        total += len("{}:{:>5}:{:04x}".format(parts[i % 10], i, i & 0xFFFF))
        total += ord(text[i % 50]) + len(text[5:15])
        if text[:10] < text[10:20]:
            total += 1
    return total
