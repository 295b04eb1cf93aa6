# An index that is no machine word is another mistake than one that is out of range.
def tried(container, index):
    try:
        return container[index]
    except (IndexError, OverflowError) as e:
        return type(e).__name__, str(e)


for container in ((7, -2), [1], "abc", b"ab", bytearray(3), memoryview(b"ab"), range(4)):
    for index in (1 << 64, -(1 << 64), 1 << 40, -9, 0, -1):
        print(type(container).__name__, index, tried(container, index))
