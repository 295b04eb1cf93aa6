# A result that no memory could hold is refused at once.
for base, exponent in ((1, 1 << 40), (7, 1 << 50)):
    try:
        base << exponent
    except MemoryError as e:
        print(e)
try:
    base**exponent
except MemoryError:
    print("MemoryError")
