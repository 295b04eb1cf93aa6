class Sleep:
    def __init__(self, n): self.n = n
    def __iter__(self):
        yield self.n
        return self.n * 2
async def work(n):
    a = await Sleep(n)
    b = await Sleep(a)
    return a + b
c = work(3)
try:
    while True:
        print("waits for", next(c))
except StopIteration as e:
    print("result", e.value)
