# A variable that only code behind a raise shares with a function inside.
def f(n):
    raise ValueError(n)
    shared = []
    return lambda: shared


for i in range(4):
    try:
        f(i)
    except ValueError as e:
        print(e)
# expect: 0
# expect: 1
# expect: 2
# expect: 3
