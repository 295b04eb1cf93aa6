# Template strings: texts and values, not yet put together.
from string.templatelib import Interpolation, Template

name = "World"
width = 7
t = t"Hello {name!r:>{width}}, {1 + 1}!"
print(t)
print(t.strings, t.values)
first = t.interpolations[0]
print(first.value, first.expression, first.conversion, first.format_spec)
print([part if isinstance(part, str) else part.value for part in t])
print(t"{name=}", t"{name=:5}", t"{{}}", rt"\n{width}", t"")
print(t"a{1}b" + t"c{2}")
print(Template("a", "b", Interpolation(1, "x"), Interpolation(2), "c").strings)
print(Interpolation(3, "x", format_spec="d"))
print(isinstance(t, Template), type(first).__name__)


def shout(template):
    return "".join(p if isinstance(p, str) else str(p.value).upper() for p in template)


print(shout(t"dear {name}, {width} times"))
for action in (
    lambda: Template(1),
    lambda: Interpolation(),
    lambda: t + "text",
    lambda: t.strings.append("x"),
    lambda: t.missing,
    lambda: __template__(),
    lambda: __template__((), 5),
):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(repr(e))
# Made by hand these need not fit together.
odd = __template__((1, 2), (3, "x", None, ""))
print(list(odd), list(__template__((), 1, 2, 3, 4)))
for other in odd, __template__(()):
    try:
        print(odd + other)
    except (TypeError, ValueError) as e:
        print(repr(e))
