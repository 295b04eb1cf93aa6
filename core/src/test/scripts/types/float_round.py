# round() of floats scales, so that halves follow the scaled number.
for f in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e20, 1234.5678):
    print(round(f), round(f, 2), round(f, 1), round(f, 0), round(f, -2))
for f in (float("inf"), float("nan")):
    try:
        round(f)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
