# The same seed gives the same numbers as on the device.
import random

for seed in (0, 1, 12345, -1, 1 << 40):
    random.seed(seed)
    print([random.getrandbits(n) for n in (1, 8, 16, 24, 32, 0)])
    print([random.randrange(10) for _ in range(8)], [random.randrange(-5, 5) for _ in range(8)], [random.randrange(0, 100, 7) for _ in range(4)], random.randrange(10, 0, -3))
    print([random.randint(1, 6) for _ in range(8)], [random.choice("abc") for _ in range(6)], random.choice([7]))
    print(random.random(), random.uniform(-1, 1), random.uniform(5, 5))
for operation in (
    lambda: random.randrange(0),
    lambda: random.randrange(3, 3),
    lambda: random.randrange(1, 5, 0),
    lambda: random.randrange(1, 5, -1),
    lambda: random.randint(2, 1),
    lambda: random.choice([]),
    lambda: random.getrandbits(33),
    lambda: random.getrandbits(-1),
    lambda: random.seed("a"),
):
    try:
        print(operation())
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
random.seed()
print(0 <= random.random() < 1)
