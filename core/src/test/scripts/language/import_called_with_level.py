# __import__() with a level goes by the names of the globals it is given, or of its caller.
def attempt(*args):
    try:
        __import__(*args)
    except (ImportError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


__name__ = "package_here.inside"
attempt("missing", None, None, (), 1)
attempt("missing", globals(), None, (), 1)
attempt("missing", {"__name__": "package_there.inside.more"}, None, (), 2)
attempt("missing", {"__name__": "package_there.inside"}, None, (), 3)
attempt("missing", 5, None, (), 1)
attempt("missing", 5, None, (), 0)
attempt("missing", None, None, (), -1)
attempt("", None, None, (), 0)
