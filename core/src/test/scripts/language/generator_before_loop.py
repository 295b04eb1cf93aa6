# A yield right before a loop: where it goes on is also where the loop begins.
def numbers(n):
    yield "first"
    while True:
        n -= 1
        if n < 0:
            return "end"
        yield n


def total():
    s = 0
    for _ in range(60):
        for x in numbers(4):
            s += len(str(x))
    return s


print(list(numbers(4)))  # expect: ['first', 3, 2, 1, 0]
print(total())  # expect: 540
