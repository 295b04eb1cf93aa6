def count(items):
    good = bad = 0
    for item in items:
        try:
            good += int(item)
        except ValueError:
            bad += 1
    return good, bad
for _ in range(3):
    print(count(["1", "x", "22", "", "3"] * 50))
