def last(values):
    found = None
    while True:
        try:
            found = values.pop()
            break
        except IndexError:
            return found
    return found


def first(values):
    for value in values:
        with value:
            break
    return 1
