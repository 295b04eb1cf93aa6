print(isinstance(1, int), isinstance(1, (str, int)), isinstance("", object))
print(issubclass(bool, object), issubclass(KeyError, LookupError), isinstance(None, type(None)))
for bad in (lambda: isinstance(1, 2), lambda: issubclass(1, int)):
    try:
        bad()
    except TypeError as e:
        print(e)
