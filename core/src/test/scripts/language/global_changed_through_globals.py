# A store into the dict of globals changes what code that is hot already takes for a constant.
state = 0


def put(name, value):
    globals()[name] = value


def step(x):
    put("state", x + 1)
    return state


print([step(state) for i in range(8)])
# expect: [1, 2, 3, 4, 5, 6, 7, 8]
