def f():
    try:
        try:
            raise ValueError("inner")
        except ValueError:
            try:
                raise TypeError("during")
            except TypeError as t:
                print("handled", t)
            raise
    except ValueError as e:
        print("outer", e)
f()
