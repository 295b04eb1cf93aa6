# A closure's cell is a parameter that no instruction reads, in a function that cannot raise.
def outer():
    shared = 5

    def reads():
        return shared

    total = 0
    for i in range(50):
        total += (lambda q, y=2: shared if False else 1)(i)
    return total + reads()


for _ in range(3):
    print(outer())
# expect: 55
# expect: 55
# expect: 55
