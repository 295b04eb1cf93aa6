for what in (ValueError, ValueError("text"), ValueError(1, 2)):
    try:
        raise what
    except ValueError as e:
        print(repr(e), e.args)
