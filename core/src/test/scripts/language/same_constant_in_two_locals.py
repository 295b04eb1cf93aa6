# One constant starts two variables that a loop then changes apart, also where it is built in.
def count(n):
    a = b = 0
    while a < n:
        a += 1
        b += 2
    return a, b


for _ in range(20):
    last = count(5)
print(last)  # expect: (5, 10)


def twice(n):
    total = 0
    for i in range(n):
        a, b = count(i)
        total += a + b
    return total


for _ in range(20):
    last = twice(6)
print(last)  # expect: 45
