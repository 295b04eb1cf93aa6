for what in (1, "x", object, None):
    try:
        raise what
    except TypeError as e:
        print(e)
