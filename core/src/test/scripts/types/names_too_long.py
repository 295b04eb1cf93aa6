# A name may have 255 bytes of UTF-8; a text longer than that cannot become one.
from collections import namedtuple


class Thing:
    pass


fits = "n" * 255
long = "n" * 256
accents = "\xe9" * 128
thing = Thing()
setattr(thing, fits, 1)
print(getattr(thing, fits), hasattr(thing, fits), type(fits, (), {}).__name__ == fits)
print(("{" + fits + "}").format(**{fits: 2}), ("%(" + fits + ")d") % {fits: 3})
for action in (
    lambda: setattr(thing, long, 1),
    lambda: getattr(thing, long, 1),
    lambda: hasattr(thing, accents),
    lambda: type(long, (), {}),
    lambda: ("{" + long + "}").format(**{long: 1}),
    lambda: ("%(" + long + ")d") % {long: 1},
    lambda: __import__(long),
    lambda: namedtuple(long, ("a",)),
):
    try:
        print(action())
    except RuntimeError as e:
        print(e)
