# Line numbers: long gaps, expressions over several lines, joined lines.

x = [
    1,
    2.5,

    "a string longer than ten",
    f(
        a,

        b=c,
    ),
]



def f(
    a,
    b=1,
):

    # a comment

    return a \
        + b


















































y = x if (
    x
    and
    y
) else \
    z
{
    1:
    2,
    "k": lambda:
    3,
}






























try:

    a

except (
    E
) as e:
    b
z = 1  # no newline at the end